package dev.carbon.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carbon.code.Skipped.Reason;
import dev.carbon.error.Problems;
import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import dev.carbon.secret.SecretKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
  @TempDir private Path temporary;
  private Path folder;
  private final Problems problems = new Problems();

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("project"));
  }

  @Test
  void readsEveryFileInTheOrderOfItsPathWithSizeAndChecksum() throws IOException {
    write("train.py", "print(1)\n");
    write("pkg/model.py", "");
    write("carbon.yaml", "task:\n");
    write("été/π.py", "π");

    Code code = read().orElseThrow().code();

    assertEquals(List.of("carbon.yaml", "pkg/model.py", "train.py", "été/π.py"), paths(code));
    assertEquals(CodeFile.read(folder, "train.py"), code.find("train.py").orElseThrow());
    assertEquals(9, code.find("train.py").orElseThrow().bytes());
    assertEquals(List.of(), problems.messages());
  }

  @Test
  void leavesOutWhatNoJobNeedsAndWhatTheIgnoreFilesName() throws IOException {
    write("train.py", "");
    write(".git/config", "");
    write("env/pyvenv.cfg", "");
    write(".venv/lib/x.py", "");
    write("pkg/__pycache__/train.pyc", "");
    write("pkg/old.pyc", "");
    write("pkg/.DS_Store", "");
    write("web/node_modules/x/index.js", "");
    write("carbon-runs/r-1/model", "");
    write("notes/.ipynb_checkpoints/a", "");
    write("errored.ledger", "");
    write("errored.ledger.2", "");
    write("data/big.csv", "");
    write("data/small.csv", "");
    write(".gitignore", "/data/*\n");
    write(".carbonignore", "!small.csv\n");

    CodeFolder read = read().orElseThrow();

    assertEquals(
        List.of(".carbonignore", ".gitignore", "data/small.csv", "train.py"), paths(read.code()));
    assertTrue(
        read.skipped()
            .contains(new Skipped("data/big.csv", Reason.IGNORED, Optional.of(".gitignore"))));
    assertEquals(
        List.of(
            ".git/",
            ".venv/",
            "carbon-runs/",
            "env/",
            "errored.ledger",
            "errored.ledger.2",
            "notes/.ipynb_checkpoints/",
            "pkg/.DS_Store",
            "pkg/__pycache__/",
            "pkg/old.pyc",
            "web/node_modules/"),
        read.skipped().stream()
            .filter(each -> each.reason() == Reason.NEVER_UPLOADED)
            .map(Skipped::path)
            .sorted()
            .toList());
  }

  @Test
  void carbonignoreHasTheLastWordOverGitignoreOfItsFolderAndIsOverruledFurtherDown()
      throws IOException {
    write(".gitignore", "*.bin\n");
    write(".carbonignore", "!model.bin\n*.csv\n");
    write("model.bin", "");
    write("other.bin", "");
    write("sub/.gitignore", "!x.csv\n");
    write("sub/x.csv", "");
    write("x.csv", "");

    List<String> paths = paths(read().orElseThrow().code());

    assertTrue(paths.containsAll(List.of("model.bin", "sub/x.csv")), paths.toString());
    assertEquals(5, paths.size(), paths.toString());
  }

  @Test
  void followsNoLinkAndNamesEachThatIsNotIgnored() throws IOException {
    write("a.py", "");
    write(".gitignore", "ignored\n");
    Files.createSymbolicLink(folder.resolve("inside"), folder.resolve("a.py"));
    Files.createSymbolicLink(folder.resolve("outside"), temporary);
    Files.createSymbolicLink(folder.resolve("ignored"), temporary);
    Files.createSymbolicLink(folder.resolve("up"), Path.of("."));
    Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));

    CodeFolder read = read().orElseThrow();

    assertEquals(List.of(".gitignore", "a.py"), paths(read.code()));
    assertEquals(
        List.of(
            "inside is a symbolic link, and none is followed; put a copy in its place or ignore it"
                + " in .carbonignore",
            "outside is a symbolic link that leads out of the folder; put a copy in its place or"
                + " ignore it in .carbonignore",
            "round is a symbolic link that leads nowhere or round in a circle; remove it or ignore"
                + " it in .carbonignore",
            "up is a symbolic link, and none is followed; put a copy in its place or ignore it in"
                + " .carbonignore"),
        problems.messages());
  }

  @Test
  void refusesWhatIsNeitherFileNorFolderWithoutOpeningIt() throws Exception {
    assumeTrue(
        new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor() == 0);

    read();

    assertEquals(
        List.of("pipe is neither a file nor a folder; remove it or ignore it in .carbonignore"),
        problems.messages());
  }

  @Test
  void refusesNamesThatCannotLieInTheBucketBesideOurs() throws IOException {
    write("carbon_bootstrap.pyz", "");
    write("carbon_manifest.json", "");
    write("pkg/carbon_bootstrap.pyz", "");
    write("a\nb.py", "");

    read();

    assertEquals(
        List.of(
            "a\uFFFDb.py has a control character in its name; rename it",
            "carbon_bootstrap.pyz is a name that carbon needs for itself; rename it",
            "carbon_manifest.json is a name that carbon needs for itself; rename it"),
        problems.messages());
  }

  @Test
  void refusesANameThatIsNotUtf8() throws Exception {
    String shell = "printf x > \"$(printf 'caf\\351.py')\"";
    int exit = new ProcessBuilder("sh", "-c", shell).directory(folder.toFile()).start().waitFor();
    assumeTrue(exit == 0, "this file system takes no such names");

    read();

    assertEquals(1, problems.messages().size());
    assertTrue(
        problems.messages().get(0).contains("has a name that is not UTF-8"),
        problems.messages().toString());
  }

  @Test
  void namesWhatLooksLikeKeysUnlessItIsIgnored() throws IOException {
    for (String secret :
        List.of(
            ".env",
            "tls/server.PEM",
            "a.key",
            "id_rsa",
            "my-credentials-2.json",
            ".netrc",
            ".aws/config",
            "home/.config/gcloud/x",
            "service-account-dev.json")) {
      write(secret, "CANARY");
    }
    write("keys.py", "");
    write("gcloud/x.py", "");
    write("mine/.env", "");
    write(".carbonignore", "/mine/\n");

    assertEquals(
        List.of(
            ".aws/",
            ".env",
            ".netrc",
            "a.key",
            "home/.config/gcloud/",
            "id_rsa",
            "my-credentials-2.json",
            "service-account-dev.json",
            "tls/server.PEM"),
        read().orElseThrow().suspects().stream().map(Suspect::path).toList());
  }

  @Test
  void namesFileLineAndKindOfWhatLooksLikeATokenInside() throws IOException {
    write("train.py", "import os\n\nkey = 'AKIA" + "IOSFODNN7EXAMPLE'\n");
    write("pkg/clean.py", "key = os.environ['KEY']\n");
    write("ignored.txt", "glpat" + "-aB3_".repeat(5));
    write(".gitignore", "ignored.txt\n");

    List<Suspect> suspects = read().orElseThrow().suspects();

    assertEquals(1, suspects.size(), suspects.toString());
    assertEquals("train.py", suspects.get(0).path());
    assertEquals(Optional.of(3L), suspects.get(0).line());
    assertEquals(Optional.of(SecretKind.AWS_ACCESS_KEY), suspects.get(0).kind());
  }

  @Test
  void whoKnowsOfTheSecretsHasThemAmongTheFilesAndIsToldAllTheSame() throws IOException {
    write(".env", "AKIA" + "IOSFODNN7EXAMPLE");
    write(".aws/config", "");
    write("train.py", "");

    CodeFolder folder =
        new FolderReader("project", CodeLimits.DEFAULT, true).read(this.folder, problems).get();

    assertEquals(List.of(".aws/config", ".env", "train.py"), paths(folder.code()));
    assertEquals(List.of(Suspect.byName(".aws/"), Suspect.byName(".env")), folder.suspects());
    assertEquals(List.of("train.py"), paths(read().orElseThrow().code()));
  }

  @Test
  void aFolderOfTooMuchIsRefusedBeforeItIsRead() throws IOException {
    for (int i = 0; i < 4; i++) {
      write("file" + i, "12345");
    }

    assertTrue(
        new FolderReader("data", new CodeLimits(3, 100), false).read(folder, problems).isEmpty());
    assertTrue(
        new FolderReader("data", new CodeLimits(9, 19), false).read(folder, problems).isEmpty());
    assertTrue(
        new FolderReader("data", new CodeLimits(4, 20), false).read(folder, problems).isPresent());

    assertEquals(2, problems.messages().size());
    assertTrue(problems.messages().get(0).startsWith("data holds more than 3 files"));
    assertTrue(
        problems.messages().get(1).startsWith("data holds 20 bytes, more than the 19"),
        problems.messages().get(1));
  }

  @Test
  void tellsTwentyProblemsAndTheNumberOfTheOthers() throws IOException {
    for (int i = 10; i < 33; i++) {
      Files.createSymbolicLink(folder.resolve("link" + i), folder);
    }

    read();

    assertEquals(21, problems.messages().size());
    assertTrue(problems.messages().get(0).startsWith("link10 "));
    assertEquals("and 3 more such files in project", problems.messages().get(20));
  }

  @Test
  void whatCannotBeReadIsAProblem() throws IOException {
    write("secret.txt", "x");
    write("closed/x", "");
    close("secret.txt");
    close("closed");
    assumeTrue(
        !Files.isReadable(folder.resolve("secret.txt")), "whoever runs this may read anything");

    read();

    assertEquals(
        List.of(
            "closed/ cannot be read; make it readable or ignore it in .carbonignore",
            "secret.txt cannot be read; make it readable or ignore it in .carbonignore"),
        problems.messages());
  }

  private void close(String path) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve(path), PosixFilePermissions.fromString("---------"));
  }

  private Optional<CodeFolder> read() {
    return new FolderReader("project", CodeLimits.DEFAULT, false).read(folder, problems);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text, StandardCharsets.UTF_8);
    assertTrue(Files.exists(file, LinkOption.NOFOLLOW_LINKS));
  }

  private static List<String> paths(Code code) {
    return code.files().stream().map(CodeFile::path).toList();
  }
}
