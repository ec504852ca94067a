package vn.mach.branch.attendance;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A phone's connection to the server, kept open until the server ends it (after a hundred
 * requests). Sends the form of the phone's page byte by byte as a browser does, so that many fit on
 * a machine beside the server.
 */
final class PhoneClient implements AutoCloseable {

  private final int port;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  PhoneClient(int port) throws IOException {
    this.port = port;
    connect();
  }

  private void connect() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 4096);
    out = socket.getOutputStream();
  }

  /** Presses the button. Answers the status: 303 when it is stored. */
  int comes(String root, long list, String ticket, String code) throws IOException {
    String body = "code=" + code + "&ticket=" + ticket;
    return ask(
        "POST "
            + root
            + "/attendance/"
            + list
            + "/here HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length()
            + "\r\nAccept: text/html\r\nUser-Agent: phone\r\n\r\n"
            + body);
  }

  /** Opens a page with a session. */
  int opens(String path, String cookies) throws IOException {
    return ask(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nUser-Agent: phone\r\nCookie: "
            + cookies
            + "\r\n\r\n");
  }

  private int ask(String request) throws IOException {
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    String first = line();
    int length = 0;
    boolean chunked = false;
    boolean over = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      } else if (name.startsWith("transfer-encoding:")) {
        chunked = true;
      } else if (name.startsWith("connection:") && name.endsWith("close")) {
        over = true;
      }
    }
    if (chunked) {
      for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
        in.skipNBytes(size);
        line();
      }
      line();
    } else {
      in.skipNBytes(length);
    }
    if (over) {
      socket.close();
      connect();
    }
    return Integer.parseInt(first.substring(9, 12));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
