package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory, with a log of its calls and switches for what may go wrong.
 *
 * <p>A call is named by its method: {@code create}, {@code upload}, {@code list}, {@code download},
 * {@code deleteObjects}, {@code delete}.
 */
public final class FakeStager implements Stager {
  private final Map<BucketName, Shelf> shelves =
      new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
  private final Map<String, CarbonException> failures = new HashMap<>();
  private final Map<String, CarbonException> lostReplies = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Late> late = new ArrayList<>();
  private Optional<Location> location = Optional.empty();
  private int corruptDownloads;
  private int brokenDownloads;
  private volatile int concurrency = 1;
  private long generation;

  /** The next call of the method fails without effect. */
  public synchronized void failNext(String method, CarbonException failure) {
    failures.put(method, failure);
  }

  /** The next call of the method takes effect, and then fails. */
  public synchronized void loseReplyOfNext(String method, CarbonException failure) {
    lostReplies.put(method, failure);
  }

  /** The next downloads have one bit flipped, or one byte too many where there is none. */
  public void corruptDownloads(int times) {
    corruptDownloads = times;
  }

  /** The next downloads break off half-way. */
  public synchronized void breakDownloads(int times) {
    brokenDownloads = times;
  }

  /**
   * So many calls at once are worthwhile from now on; one until then, so that calls have an order.
   */
  public void workAtOnce(int calls) {
    concurrency = calls;
  }

  @Override
  public int concurrency() {
    return concurrency;
  }

  /** An object that appears when {@code lists} more listings of any bucket have been answered. */
  public synchronized void lateObject(int lists, ObjectName name, byte[] content) {
    late.add(new Late(calls("list") + lists, name, content.clone()));
  }

  /** Buckets are made here, whatever was asked. */
  public void makeBucketsIn(Location place) {
    location = Optional.of(place);
  }

  /** Somebody else has a bucket of that name. */
  public void foreignBucket(BucketName name) {
    shelves.put(
        name, new Shelf("somebody-else", new Bucket(name, "fake:" + name, Location.LOCAL, 1)));
  }

  /** Somebody deletes the bucket with all that is in it. */
  public synchronized void vanish(BucketName name) {
    shelves.remove(name);
  }

  /** Writes as the job does: new, or over an old object. */
  public synchronized void write(BucketName bucket, ObjectName name, byte[] content) {
    shelf(bucket).put(name, content);
  }

  /** Writes as a job does that wants to be the first; whether the object has those bytes now. */
  public synchronized boolean writeNew(BucketName bucket, Upload upload) {
    @Nullable Entry found = shelf(bucket).entries.get(upload.name().value());
    Entry entry = found == null ? shelf(bucket).put(upload.name(), content(upload)) : found;
    return entry.stored.crc32c().equals(upload.crc32c());
  }

  /** Every call so far, such as {@code upload input/code.tar}. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** How many calls of the method there were. */
  public synchronized int calls(String method) {
    return (int) calls.stream().filter(call -> call.startsWith(method + " ")).count();
  }

  /** The buckets that exist. */
  public synchronized Set<BucketName> buckets() {
    return Set.copyOf(shelves.keySet());
  }

  @Override
  public synchronized Bucket create(BucketSpec spec) {
    begin("create", spec.name());
    String owner = spec.labels().getOrDefault(Labels.RUN, "");
    Shelf shelf =
        shelves.computeIfAbsent(
            spec.name(),
            name ->
                new Shelf(
                    owner, new Bucket(name, "fake:" + name, location.orElse(spec.location()), 1)));
    if (!shelf.owner.equals(owner)) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "could not use bucket " + spec.name() + ": it is not ours");
    }
    end("create");
    return shelf.bucket;
  }

  @Override
  public synchronized Optional<Bucket> find(BucketName name) {
    begin("find", name);
    return Optional.ofNullable(shelves.get(name)).map(shelf -> shelf.bucket);
  }

  @Override
  public synchronized StoredObject upload(Bucket bucket, Upload upload, LongConsumer progress) {
    ObjectName name = upload.name();
    String method = name.ledgerRecords().isPresent() ? "shadow" : "upload";
    begin(method, name);
    byte[] content = content(upload);
    progress.accept(content.length);
    Shelf shelf = shelf(bucket.name());
    @Nullable Entry found = shelf.entries.get(name.value());
    if (found == null) {
      found = shelf.put(name, content);
    }
    if (!found.stored.crc32c().equals(upload.crc32c())) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "could not upload " + name + ": another one is there");
    }
    end(method);
    return found.stored;
  }

  private static byte[] content(Upload upload) {
    try (InputStream in = upload.content().open()) {
      byte[] content = in.readAllBytes();
      if (!Crc32c.of(content).equals(upload.crc32c())) {
        throw new CarbonException(ErrorKind.CONFIGURATION, upload.name() + " has changed");
      }
      return content;
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "could not read " + upload.name(), null, e);
    }
  }

  @Override
  public synchronized List<StoredObject> list(Bucket bucket) {
    begin("list", bucket.name());
    Shelf shelf = shelf(bucket.name());
    late.stream()
        .filter(object -> object.lists < calls("list"))
        .forEach(object -> shelf.put(object.name, object.content));
    late.removeIf(object -> object.lists < calls("list"));
    end("list");
    return shelf.entries.values().stream().map(entry -> entry.stored).toList();
  }

  @Override
  public synchronized void download(
      Bucket bucket, StoredObject object, Path target, long offset, LongConsumer progress) {
    begin("download", object.name());
    @Nullable Entry found = shelf(bucket.name()).entries.get(object.name().value());
    if (found == null || found.stored.generation() != object.generation()) {
      throw new CarbonException(
          ErrorKind.UPSTREAM, "could not download " + object.name() + ": that version is gone");
    }
    int end = found.content.length;
    boolean breaks = brokenDownloads > 0;
    if (breaks) {
      brokenDownloads--;
      end -= (end - (int) offset) / 2;
    }
    byte[] bytes = Arrays.copyOfRange(found.content, (int) offset, end);
    if (corruptDownloads > 0) {
      corruptDownloads--;
      bytes = FakeDownload.corrupt(bytes);
    }
    FakeDownload.write(target, offset, bytes);
    progress.accept(bytes.length);
    if (breaks) {
      throw new CarbonException(ErrorKind.UPSTREAM, "the connection broke");
    }
    end("download");
  }

  @Override
  public synchronized void deleteObjects(Bucket bucket, List<StoredObject> objects) {
    begin("deleteObjects", bucket.name());
    Shelf shelf = shelf(bucket.name());
    for (StoredObject object : objects) {
      shelf.entries.values().removeIf(entry -> entry.stored.equals(object));
    }
    end("deleteObjects");
  }

  @Override
  public synchronized void delete(Bucket bucket) {
    begin("delete", bucket.name());
    @Nullable Shelf shelf = shelves.get(bucket.name());
    if (shelf != null && !shelf.entries.isEmpty()) {
      throw new CarbonException(ErrorKind.CLEANUP_INCOMPLETE, bucket.name() + " is not empty");
    }
    shelves.remove(bucket.name());
    end("delete");
  }

  private void begin(String method, Object subject) {
    calls.add(method + " " + subject);
    raise(failures.remove(method));
  }

  private void end(String method) {
    raise(lostReplies.remove(method));
  }

  private static void raise(@Nullable CarbonException failure) {
    if (failure != null) {
      throw failure;
    }
  }

  private Shelf shelf(BucketName name) {
    @Nullable Shelf shelf = shelves.get(name);
    if (shelf == null) {
      throw new CarbonException(ErrorKind.UPSTREAM, "there is no bucket " + name);
    }
    return shelf;
  }

  /** One bucket and what is in it. */
  private final class Shelf {
    private final String owner;
    private final Bucket bucket;
    private final Map<String, Entry> entries = new TreeMap<>();

    Shelf(String owner, Bucket bucket) {
      this.owner = owner;
      this.bucket = bucket;
    }

    Entry put(ObjectName name, byte[] content) {
      generation++;
      StoredObject stored = new StoredObject(name, content.length, Crc32c.of(content), generation);
      Entry entry = new Entry(stored, content.clone());
      entries.put(name.value(), entry);
      return entry;
    }
  }

  /** One object. */
  private static final class Entry {
    private final StoredObject stored;
    private final byte[] content;

    Entry(StoredObject stored, byte[] content) {
      this.stored = stored;
      this.content = content;
    }
  }

  /** An object that is still to come. */
  private static final class Late {
    private final int lists;
    private final ObjectName name;
    private final byte[] content;

    Late(int lists, ObjectName name, byte[] content) {
      this.lists = lists;
      this.name = name;
      this.content = content;
    }
  }
}
