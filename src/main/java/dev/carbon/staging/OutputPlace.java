package dev.carbon.staging;

/**
 * The folder that the outputs of a run go to, kept for this run from before anything is started
 * until it has ended.
 */
public interface OutputPlace {
  /**
   * Takes the folder, which must be empty. When it fails it may have been taken all the same, and
   * has to be given back.
   *
   * @throws dev.carbon.error.CarbonException USAGE when another run has it or something lies there;
   *     CONFIGURATION when nothing can be written there; as {@link OutputStore} otherwise
   */
  void take();

  /**
   * Takes it again in another process, which may find the outputs there already.
   *
   * @throws dev.carbon.error.CarbonException as {@link #take}
   */
  void takeAgain();

  /**
   * Gives the folder back if this run has it; what else is in it stays.
   *
   * @throws dev.carbon.error.CarbonException as {@link OutputStore}
   */
  void free();
}
