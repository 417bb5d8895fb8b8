package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.storage.StorageException;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.RegionRefusal;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GcsErrorsTest {
  private static final Deed DEED =
      new Deed("list bucket b", "storage.objects.list", "roles/storage.objectUser");
  private static final String LINK = "https://console.example/b";

  @Test
  void namesTheMissingPermissionAndARoleThatHasIt() {
    CarbonException error = GcsErrors.of(DEED, new StorageException(403, "a@b has no access."));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertEquals("could not list bucket b: a@b has no access.", error.text());
    assertEquals(
        "grant this account the permission storage.objects.list, such as by"
            + " roles/storage.objectUser",
        error.hint().orElseThrow());
  }

  @Test
  void sendsAPersonWithoutBillingToBilling() {
    StorageException disabled =
        new StorageException(403, "The billing account for the owning project is disabled");

    assertEquals("enable billing for the project", hint(GcsErrors.of(DEED, disabled)));
  }

  @Test
  void namesTheServiceThatIsNotEnabled() {
    StorageException off = new StorageException(403, "API has not been used in project 1 before");

    assertEquals(
        "enable the service: gcloud services enable storage.googleapis.com",
        hint(GcsErrors.of(DEED, off)));
  }

  @Test
  void asksToLogInWhenTheLoginIsNotAccepted() {
    IOException token = new IOException("400 Bad Request {\"error\": \"invalid_grant\"}");

    for (StorageException e :
        new StorageException[] {
          new StorageException(401, "Invalid Credentials"), new StorageException(0, "x", token)
        }) {
      CarbonException error = GcsErrors.of(DEED, e);
      assertEquals(ErrorKind.CREDENTIALS, error.kind());
      assertEquals("log in again: gcloud auth application-default login", hint(error));
    }
  }

  @Test
  void saysThatTheServiceDidNotAnswer() {
    CarbonException error =
        GcsErrors.of(DEED, new StorageException(new SocketTimeoutException("Read timed out")));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals("could not list bucket b: Cloud Storage did not answer in time", error.text());
  }

  @Test
  void takesAForbiddenLocationAsNoRegion() {
    StorageException e =
        new StorageException(
            412, "'us-east1' violates constraint 'constraints/gcp.resourceLocations'");

    CarbonException error = GcsErrors.ofCreate(DEED, e);

    assertEquals(ErrorKind.NO_REGION, error.kind());
    assertEquals(
        "could not list bucket b: your organisation does not allow this location"
            + " (constraints/gcp.resourceLocations)",
        error.text());
    assertEquals(Optional.of(RegionRefusal.POLICY), error.refusal());
    assertEquals(
        "your organisation does not allow this location (constraints/gcp.resourceLocations)",
        error.refusalWords().orElseThrow());
    assertEquals("choose among the regions it allows", hint(error));
  }

  @Test
  void takesARefusedCreateAsConfiguration() {
    CarbonException error =
        GcsErrors.ofCreate(DEED, new StorageException(400, "Unknown project id: x"));

    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertEquals(Optional.empty(), error.refusal());
  }

  @Test
  void takesARefusedDeleteAsCleanUpLeftToDo() {
    for (int code : new int[] {403, 409, 412}) {
      CarbonException error = GcsErrors.ofDelete(DEED, new StorageException(code, "no"), LINK);

      assertEquals(ErrorKind.CLEANUP_INCOMPLETE, error.kind());
      assertEquals(true, hint(error).endsWith("look at " + LINK));
    }
  }

  @Test
  void takesAnUnansweredDeleteAsUpstream() {
    assertEquals(
        ErrorKind.UPSTREAM,
        GcsErrors.ofDelete(DEED, new StorageException(503, "busy"), LINK).kind());
  }

  private static String hint(CarbonException error) {
    return error.hint().orElseThrow();
  }
}
