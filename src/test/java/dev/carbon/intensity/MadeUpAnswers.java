package dev.carbon.intensity;

import dev.carbon.region.GridZone;
import java.util.Random;

/** Makes up what a service answers when it is asked for the newest figure of a zone. */
public interface MadeUpAnswers {
  /** One from which a figure has to come that is of {@code zone} and can rank now. */
  MadeUpAnswer sound(GridZone zone, Random random);

  /** One from which no figure may come, or none that can rank now: sound but for one fault. */
  MadeUpAnswer poisoned(GridZone zone, Random random);
}
