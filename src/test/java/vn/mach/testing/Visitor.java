package vn.mach.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.mach.base.realms.Realm;

/**
 * Somebody at a browser without scripts: keeps cookies, carries the CSRF token of the page last
 * seen, follows no redirect by itself.
 */
public final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String base;
  private String token = "";

  public Visitor(int port, Realm realm) {
    base = "http://localhost:" + port + realm.prefix();
  }

  /** Signs in with {@link TestRealms#PASSWORD}. */
  public Visitor signIn(String login) {
    get("/sign-in");
    HttpResponse<String> answer =
        post("/sign-in", Map.of("login", login, "password", TestRealms.PASSWORD));
    String to = answer.headers().firstValue("location").orElse("");
    if (answer.statusCode() != 302 || to.contains("sign-in")) {
      throw new AssertionError(login + " could not sign in: " + answer.statusCode() + " " + to);
    }
    return this;
  }

  public HttpResponse<String> get(String path) {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(base + path)).GET().build());
    var found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  public HttpResponse<String> post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body + "&_csrf=" + encode(token)))
            .build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The bytes of an answer, for files. */
  public byte[] bytes(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The header by which requests of another client are this visitor's. */
  public String cookies() {
    return cookies.getCookieStore().getCookies().stream()
        .map(it -> it.getName() + "=" + it.getValue())
        .collect(Collectors.joining("; "));
  }

  public String base() {
    return base;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
