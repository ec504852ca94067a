package vn.mach.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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
  private final HttpClient http;
  private final String base;
  private final Map<String, String> headers;
  private String token = "";

  public Visitor(int port, Realm realm) {
    this(HttpClient.newBuilder(), "http://localhost:" + port + realm.prefix(), Map.of());
  }

  private Visitor(HttpClient.Builder http, String base, Map<String, String> headers) {
    this.http = http.cookieHandler(cookies).build();
    this.base = base;
    this.headers = headers;
  }

  /**
   * Somebody at another computer.
   *
   * @param address of the loopback network, as 127.0.0.9
   * @param headers sent with each request of a page or form
   */
  public static Visitor from(String address, int port, Realm realm, Map<String, String> headers) {
    try {
      return new Visitor(
          HttpClient.newBuilder().localAddress(InetAddress.getByName(address)),
          "http://localhost:" + port + realm.prefix(),
          headers);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The value of a cookie that the server set; empty for none. */
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** The CSRF token of the page last seen. */
  public String token() {
    return token;
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
    HttpResponse<String> answer = send(request(path).GET().build());
    var found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  /**
   * What a form says that its page showed: opens the page.
   *
   * @param form the end of the address that it is sent to
   */
  public String shown(String page, String form) {
    String body = get(page).body();
    var shown =
        Pattern.compile(
                "action=\"[^\"]*"
                    + Pattern.quote(form)
                    + "\"(?:(?!</form>).)*?name=\"shown\"[^>]* value=\"([^\"]+)\"",
                Pattern.DOTALL)
            .matcher(body);
    if (!shown.find()) {
      throw new AssertionError(page + ": " + form + " says nothing it showed");
    }
    return shown.group(1);
  }

  /**
   * The status of a page whose text is passed over: for benches, whose clients share the processors
   * and the heap.
   */
  public int status(String path) {
    return send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  public HttpResponse<String> post(String path, Map<String, String> fields) {
    return send(posting(path, fields));
  }

  private HttpRequest posting(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body + "&_csrf=" + encode(token)))
        .build();
  }

  /** As {@link #post}, for an answer that is a file. */
  public byte[] postForBytes(String path, Map<String, String> fields) {
    return bytes(posting(path, fields));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    headers.forEach(request::header);
    return request;
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
