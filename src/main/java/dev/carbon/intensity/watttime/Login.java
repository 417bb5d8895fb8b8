package dev.carbon.intensity.watttime;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.JsonHttp;
import dev.carbon.http.JsonReply;
import dev.carbon.http.ServiceText;
import dev.carbon.http.StrictJson;
import dev.carbon.unit.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges user name and password for a token of 30 minutes, once for everybody: whoever asks
 * while a login is under way shares what comes of it, be it a failure. Safe for use by many
 * threads; opens nothing before the first question.
 */
final class Login {
  /** What a header can carry, and no more than a server would take. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,8192}");

  private final JsonHttp http;
  private final Endpoint endpoint;
  private final Secret credentials;
  private final List<Secret> secrets;
  private @Nullable CompletableFuture<Secret> attempt;

  Login(JsonHttp http, Endpoint endpoint, Secret user, Secret password) {
    this.http = http;
    this.endpoint = endpoint;
    this.credentials = new Secret(base64(user.reveal() + ":" + password.reveal()));
    this.secrets = new CopyOnWriteArrayList<>(List.of(credentials, password));
  }

  /**
   * The token at hand, or that of a new login when there is none. May block for one HTTP call with
   * its retries.
   *
   * @throws CarbonException CREDENTIALS when the login is refused, then and ever after; UPSTREAM
   *     when there is no answer; INTERRUPTED when the thread is interrupted while it waits
   */
  Secret token() {
    return await(attempt(Optional.empty()));
  }

  /**
   * A token other than the one that was refused: that of a new login, unless somebody else has
   * logged in since. Errors as in {@link #token}.
   */
  Secret insteadOf(Secret refused) {
    return await(attempt(Optional.of(refused)));
  }

  /** A service's text as one short line without password, credentials or any token. */
  String oneLine(String text) {
    return ServiceText.oneLine(text, secrets.toArray(Secret[]::new));
  }

  private synchronized CompletableFuture<Secret> attempt(Optional<Secret> refused) {
    CompletableFuture<Secret> present = attempt;
    if (present == null || isSpent(present, refused)) {
      // On a thread of its own, so that nobody's interruption ends the login of the others.
      present = CompletableFuture.supplyAsync(this::logIn, task -> daemon(task).start());
      attempt = present;
    }
    return present;
  }

  /** Whether an attempt failed in a way that may pass, or gave the very token that was refused. */
  private static boolean isSpent(CompletableFuture<Secret> attempt, Optional<Secret> refused) {
    if (!attempt.isDone()) {
      return false;
    }
    try {
      return refused.equals(Optional.of(attempt.join()));
    } catch (CompletionException e) {
      return !(e.getCause() instanceof CarbonException ours)
          || ours.kind() != ErrorKind.CREDENTIALS;
    }
  }

  private Secret logIn() {
    JsonReply reply = http.get(endpoint.login(credentials));
    if (reply.status() == 401 || reply.status() == 403) {
      throw Refusal.rejected("user name or password is wrong");
    }
    if (!reply.isSuccess()) {
      throw failed("was answered with " + reply.status());
    }
    Secret token =
        StrictJson.optionalText(reply.body(), "token")
            .filter(text -> TOKEN.matcher(text).matches())
            .map(Secret::new)
            .orElseThrow(() -> failed("brought no token"));
    secrets.add(token);
    return token;
  }

  private static Secret await(CompletableFuture<Secret> attempt) {
    try {
      return attempt.get();
    } catch (InterruptedException e) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while logging in to watttime");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CarbonException ours) {
        throw ours;
      }
      throw new IllegalStateException("the login to watttime failed", e.getCause());
    }
  }

  private static CarbonException failed(String how) {
    return new CarbonException(ErrorKind.UPSTREAM, "the login to watttime " + how);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "carbon-login");
    thread.setDaemon(true);
    return thread;
  }
}
