package dev.carbon.train;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Writes a thing as its name, and finds it again by it. */
final class Named {
  private Named() {}

  /**
   * Teaches a module to do so for one type.
   *
   * @param find the thing of a name; empty when there is none, which fails the reading
   */
  static <T> void register(
      SimpleModule module,
      Class<T> type,
      Function<T, String> name,
      Function<String, Optional<T>> find) {
    module.addSerializer(type, new Writer<>(type, name));
    module.addDeserializer(type, new Reader<>(type, find));
  }

  private static final class Writer<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<T, String> name;

    Writer(Class<T> type, Function<T, String> name) {
      super(type);
      this.name = name;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(name.apply(value));
    }
  }

  private static final class Reader<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, Optional<T>> find;

    Reader(Class<T> type, Function<String, Optional<T>> find) {
      super(type);
      this.find = find;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String name = in.getText();
      Optional<T> found = find.apply(name);
      if (found.isEmpty()) {
        throw context.weirdStringException(name, handledType(), "unknown name");
      }
      return found.get();
    }
  }
}
