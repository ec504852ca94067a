package vn.mach.organisation.notices;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets of a mail connection, below its TLS. Between two things that are said to the server it
 * may answer so much and for so long: the library reads lines and answers of any length, and its
 * own time limit begins anew with each byte.
 */
final class BoundedSockets extends SocketFactory {

  /** Bytes of an answer, with the certificates of a TLS handshake; such an answer is some kB. */
  static final int LONGEST_ANSWER = 256 * 1024;

  private final Duration patience;

  /**
   * @param patience until an answer is complete
   */
  BoundedSockets(Duration patience) {
    this.patience = patience;
  }

  @Override
  public Socket createSocket() {
    return new Bounded(patience);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new UnsupportedOperationException("sockets are connected by the library");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private static final class Bounded extends Socket {

    private final Duration patience;
    private long since = System.nanoTime();
    private int answered;

    Bounded(Duration patience) {
      this.patience = patience;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          check();
          int count = super.read(bytes, from, length);
          answered += Math.max(count, 0);
          return count;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          out.write(bytes, from, length);
          since = System.nanoTime();
          answered = 0;
        }

        @Override
        public void write(int one) throws IOException {
          write(new byte[] {(byte) one}, 0, 1);
        }
      };
    }

    private void check() throws IOException {
      if (answered > LONGEST_ANSWER) {
        throw new IOException("notices.problem.endless");
      }
      if (System.nanoTime() - since > patience.toNanos()) {
        throw new SocketTimeoutException("notices.problem.slow");
      }
    }
  }
}
