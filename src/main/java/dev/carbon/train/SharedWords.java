package dev.carbon.train;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Reads texts so that the words that histories have in common, such as the name of a source, are
 * held once however many histories are read. What was read last is remembered, in a place for each
 * hash: never more than that many words.
 */
final class SharedWords extends StdDeserializer<String> {
  private static final long serialVersionUID = 1L;
  private static final int PLACES = 4096;
  private static final int LONGEST = 64;

  private final transient AtomicReferenceArray<String> words = new AtomicReferenceArray<>(PLACES);

  SharedWords() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
    String text = StringDeserializer.instance.deserialize(in, context);
    if (!in.hasToken(JsonToken.VALUE_STRING) || text.length() > LONGEST) {
      return text;
    }
    int place = text.hashCode() & (PLACES - 1);
    String known = words.get(place);
    if (text.equals(known)) {
      return known;
    }
    words.set(place, text);
    return text;
  }
}
