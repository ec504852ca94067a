package vn.mach.base.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.mach.base.limits.Busy;

/**
 * What is given out as a file. The one place, beside that of the pages, where bytes are written to
 * a response: a reader may take as long for them as they like, and nobody who waits for a reader
 * holds a connection of the database.
 */
public final class Download {

  /** Bytes of one file; ten times the export of a realm of a million people. */
  static final long MOST = 2L << 30;

  private Download() {}

  /** What writes the file. */
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Makes the whole file in a temporary one, and then gives it out: what writes it may hold a
   * transaction. Where that fails nothing has left, and an error page is shown.
   *
   * @throws Busy where it becomes longer than any file should
   */
  public static void send(HttpServletResponse response, String type, String name, Writing writing)
      throws IOException {
    Path file = Files.createTempFile("mach-download-", ".part");
    try {
      try (OutputStream out = new Bounded(new BufferedOutputStream(Files.newOutputStream(file)))) {
        writing.to(out);
      }
      offer(response, type, name);
      response.setContentLengthLong(Files.size(file));
      try (OutputStream out = unheld(response)) {
        Files.copy(file, out);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * The stream to the reader, for bytes that are fetched in pieces, each with a connection of its
   * own. Content type and name are set before.
   *
   * @throws IllegalStateException out of it, where it is written to inside a transaction
   */
  public static OutputStream unheld(HttpServletResponse response) throws IOException {
    return new Unheld(response.getOutputStream());
  }

  /** Says that a file comes, what it is and what it is called, and that nobody keeps a copy. */
  public static void offer(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    ContentDisposition.Builder disposition = ContentDisposition.attachment();
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        (StandardCharsets.US_ASCII.newEncoder().canEncode(name)
                ? disposition.filename(name)
                : disposition.filename(name, StandardCharsets.UTF_8))
            .build()
            .toString());
  }

  private static final class Bounded extends FilterOutputStream {
    private long left = MOST;

    Bounded(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      count(1);
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      count(length);
      out.write(bytes, from, length);
    }

    private void count(int length) {
      left -= length;
      if (left < 0) {
        throw new Busy("download");
      }
    }
  }

  private static final class Unheld extends FilterOutputStream {
    Unheld(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      refuseTransaction();
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      refuseTransaction();
      out.write(bytes, from, length);
    }

    private static void refuseTransaction() {
      if (TransactionSynchronizationManager.isActualTransactionActive()) {
        throw new IllegalStateException("A reader is waited for inside a transaction");
      }
    }
  }
}
