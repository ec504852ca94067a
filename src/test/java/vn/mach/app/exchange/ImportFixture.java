package vn.mach.app.exchange;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.mach.testing.Visitor;

/** Somebody who sends files from the page of exchange. */
public final class ImportFixture {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]*)\"");
  private static final String BOUNDARY = "----mach" + UUID.randomUUID();

  private final Visitor visitor;

  public ImportFixture(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Sends the files (name to content) under the key, and gives the answer. */
  public HttpResponse<String> send(String key, Map<String, byte[]> files) {
    Matcher token = TOKEN.matcher(visitor.get("/exchange").body());
    if (!token.find()) {
      throw new AssertionError("The page has no form");
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "_csrf", "", token.group(1).getBytes(StandardCharsets.UTF_8));
    part(body, "key", "", key.getBytes(StandardCharsets.UTF_8));
    files.forEach((name, content) -> part(body, "files", "; filename=\"" + name + "\"", content));
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return visitor.send(
        HttpRequest.newBuilder(URI.create(visitor.base() + "/exchange/imports"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  /** Sends the files and gives the number of their import. */
  long sendOne(Map<String, byte[]> files) {
    return importOf(send(UUID.randomUUID().toString(), files));
  }

  /** The number of the import that the answer leads to. */
  public static long importOf(HttpResponse<String> answer) {
    String to = answer.headers().firstValue("location").orElse("");
    if (answer.statusCode() != 302 || !to.contains("/exchange/imports/")) {
      throw new AssertionError(answer.statusCode() + " " + to + "\n" + answer.body());
    }
    return Long.parseLong(to.substring(to.lastIndexOf('/') + 1));
  }

  /**
   * Decides on an import as its page offers it: with the page opened just before, so that the form
   * tells which state was seen.
   *
   * @param what the last part of the form's address: {@code accept}, {@code answers}
   */
  static HttpResponse<String> decide(
      Visitor visitor, long id, String what, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.putIfAbsent("key", UUID.randomUUID().toString());
    all.put("seen", seen(visitor.get("/exchange/imports/" + id).body()));
    return visitor.post("/exchange/imports/" + id + "/" + what, all);
  }

  /** Which state of the import the page shows; empty where it offers nothing to decide. */
  public static String seen(String page) {
    Matcher seen = SEEN.matcher(page);
    return seen.find() ? seen.group(1) : "";
  }

  private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
    body.writeBytes(
        ("--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\""
                + more
                + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
