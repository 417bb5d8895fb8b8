package dev.carbon.job.local;

import java.time.Instant;
import java.util.Optional;

/** A child process: our own, or one whose carbon is gone. */
interface Child {
  boolean isAlive();

  /** How it ended; empty while it lives, and when nobody knows. */
  Optional<ChildNotes.Ended> ended(Instant now);

  /** The process, while it lives. */
  Optional<ProcessHandle> process();

  /** One that we have started ourselves. */
  record Own(Process child) implements Child {
    @Override
    public boolean isAlive() {
      return child.isAlive();
    }

    @Override
    public Optional<ChildNotes.Ended> ended(Instant now) {
      return Optional.of(new ChildNotes.Ended(child.exitValue(), false, now));
    }

    @Override
    public Optional<ProcessHandle> process() {
      return Optional.of(child.toHandle()).filter(ProcessHandle::isAlive);
    }
  }

  /** One that another carbon has started; how it ended, only its own note tells. */
  record Left(ChildName name, ChildNotes notes) implements Child {
    @Override
    public boolean isAlive() {
      // The note is the last that it does; as a zombie it may stay for ever.
      return process().isPresent() && notes.ended(name.pid()).isEmpty();
    }

    @Override
    public Optional<ChildNotes.Ended> ended(Instant now) {
      return notes.ended(name.pid());
    }

    @Override
    public Optional<ProcessHandle> process() {
      return name.process();
    }
  }
}
