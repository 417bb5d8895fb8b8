package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that store, runner and ledger were asked for, in one order; any one step can be told
 * to go wrong. A step without effect is written with a {@code !} before it.
 */
final class Journal {
  /** How a step goes wrong. */
  enum Fault {
    /** It fails, and has no effect. */
    REFUSED(true, false),
    /** It takes effect, and the answer is lost. */
    LOST_REPLY(false, false),
    /** A bug, before the effect. */
    BUG_BEFORE(true, true),
    /** A bug, after the effect. */
    BUG_AFTER(false, true);

    private final boolean before;
    private final boolean bug;

    Fault(boolean before, boolean bug) {
      this.before = before;
      this.bug = bug;
    }

    private RuntimeException exception() {
      return bug
          ? new IllegalStateException("a bug")
          : new CarbonException(ErrorKind.UPSTREAM, "no answer");
    }
  }

  private final List<String> events = new ArrayList<>();
  private int steps;
  private int faultAt = -1;
  private int faultUntil = -1;
  private Fault fault = Fault.REFUSED;
  private int killedAt = -1;
  private boolean killedAfterwards;
  private String lastEvent = "";
  private boolean dead;

  /** Steps number {@code from} to {@code to}, counted from 0, go wrong. */
  void failSteps(int from, int to, Fault how) {
    faultAt = from;
    faultUntil = to;
    fault = how;
  }

  /** The process ends for good at step number {@code step}, counted from 0. */
  void killAt(int step, boolean afterTheEffect) {
    killedAt = step;
    killedAfterwards = afterTheEffect;
  }

  /** The process ends for good after the first step of that name. */
  void killAfter(String event) {
    lastEvent = event;
  }

  /** Another process begins; its first step has the number 0. */
  void startAgain() {
    dead = false;
    killedAt = -1;
    lastEvent = "";
    steps = 0;
  }

  <T> T step(String event, Supplier<T> effect) {
    if (dead || (steps == killedAt && !killedAfterwards)) {
      throw cut();
    }
    boolean last = steps == killedAt || event.equals(lastEvent);
    T result = faulty(event, effect);
    if (last) {
      throw cut();
    }
    return result;
  }

  private PowerCut cut() {
    dead = true;
    return new PowerCut();
  }

  private <T> T faulty(String event, Supplier<T> effect) {
    boolean wrong = steps >= faultAt && steps <= faultUntil;
    steps++;
    if (wrong && fault.before) {
      events.add("!" + event);
      throw fault.exception();
    }
    T result = done(event, effect);
    if (wrong) {
      throw fault.exception();
    }
    return result;
  }

  private <T> T done(String event, Supplier<T> effect) {
    int place = events.size();
    events.add(event);
    try {
      return effect.get();
    } catch (RuntimeException e) {
      events.set(place, "!" + event);
      throw e;
    }
  }

  /** The process is no more; nothing that would catch an exception runs. */
  static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  List<String> events() {
    return List.copyOf(events);
  }

  /** The events whose text begins so. */
  List<String> events(String prefix) {
    return events.stream().filter(event -> event.startsWith(prefix)).toList();
  }

  int steps() {
    return steps;
  }
}
