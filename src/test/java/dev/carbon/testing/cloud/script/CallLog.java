package dev.carbon.testing.cloud.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** All calls in the order of their arrival. */
public final class CallLog {
  private final List<RecordedCall> calls = new ArrayList<>();
  private final List<CallListener> listeners = new CopyOnWriteArrayList<>();

  public void listen(CallListener listener) {
    listeners.add(listener);
  }

  public synchronized List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** Listeners hear of calls one at a time, so that what they write is in order. */
  synchronized RecordedCall record(String service, String operation, Map<String, String> detail) {
    RecordedCall call = new RecordedCall(calls.size() + 1, service, operation, detail);
    calls.add(call);
    listeners.forEach(listener -> listener.received(call));
    return call;
  }

  void applied(RecordedCall call) {
    listeners.forEach(listener -> listener.applied(call));
  }
}
