package dev.carbon.train;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import dev.carbon.footprint.GridSpan;
import dev.carbon.job.CodeFile;
import dev.carbon.placement.ExcludedRegion;
import dev.carbon.placement.RankedRegion;
import dev.carbon.region.RegionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of the long lists of a plan or a receipt only the first is read; the others are passed over. */
final class BriefLists extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1L;
  private static final Set<Class<?>> LONG =
      Set.of(
          RankedRegion.class, ExcludedRegion.class, RegionId.class, CodeFile.class, GridSpan.class);

  @Override
  public JsonDeserializer<?> modifyCollectionDeserializer(
      DeserializationConfig config,
      CollectionType type,
      BeanDescription description,
      JsonDeserializer<?> usual) {
    return LONG.contains(type.getContentType().getRawClass()) ? new FirstOnly(type, null) : usual;
  }

  private static final class FirstOnly extends StdDeserializer<Collection<Object>>
      implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;
    private final JavaType type;
    private final transient @Nullable JsonDeserializer<Object> entry;

    FirstOnly(JavaType type, @Nullable JsonDeserializer<Object> entry) {
      super(type);
      this.type = type;
      this.entry = entry;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property)
        throws JsonMappingException {
      return new FirstOnly(
          type, context.findContextualValueDeserializer(type.getContentType(), property));
    }

    @Override
    public Collection<Object> deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      List<Object> first = new ArrayList<>(1);
      if (!in.isExpectedStartArrayToken()) {
        throw context.wrongTokenException(in, type, JsonToken.START_ARRAY, "no list");
      }
      while (in.nextToken() != JsonToken.END_ARRAY) {
        if (first.isEmpty()) {
          first.add(Objects.requireNonNull(entry).deserialize(in, context));
        } else {
          in.skipChildren();
        }
      }
      return type.isTypeOrSubTypeOf(Set.class) ? Set.copyOf(first) : first;
    }
  }
}
