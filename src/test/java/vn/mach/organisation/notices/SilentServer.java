package vn.mach.organisation.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes each message whole and hangs up instead of saying so. */
final class SilentServer implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final List<String> messages = new CopyOnWriteArrayList<>();

  SilentServer() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  List<String> messages() {
    return messages;
  }

  /** Its settings, as an administrator types them: it asks for no login. */
  Map<String, String> settings(String key) {
    Map<String, String> settings = new HashMap<>(PostOffice.settings(key, socket.getLocalPort()));
    settings.put("login", "");
    settings.put("password", "");
    return settings;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client is gone, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    say(client, "220 silent");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("DATA")) {
        say(client, "354 go on");
        StringBuilder message = new StringBuilder();
        for (String part = in.readLine(); !".".equals(part); part = in.readLine()) {
          message.append(part).append('\n');
        }
        messages.add(message.toString());
        return;
      }
      say(client, "250 ok");
    }
  }

  private static void say(Socket client, String line) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
