package dev.carbon.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much can still be written. */
interface FreeSpace {
  /** What the file system of a folder says. */
  FreeSpace OF_DISK = folder -> Files.getFileStore(folder).getUsableSpace();

  /** In bytes; the folder exists. */
  long in(Path folder) throws IOException;
}
