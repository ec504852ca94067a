package vn.mach.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.Digests;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Text;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.web.Form;

/** The face of the room: attaching, listing, removing. Who may, the room that owns the thing says. */
@Component
public class Files {

  private final FilesSql sql;
  private final FileSettings settings;
  private final ObjectProvider<FileOwner> owners;
  private final Commands commands;
  private final Journal journal;
  private final Today today;

  Files(FilesSql sql, FileSettings settings, ObjectProvider<FileOwner> owners, Commands commands, Journal journal, Today today) {
    this.sql = sql;
    this.settings = settings;
    this.owners = owners;
    this.commands = commands;
    this.journal = journal;
    this.today = today;
  }

  /** A file as it is sent: its name, and its bytes, which can be read more than once. */
  public record Upload(String name, InputStreamSource content) {}

  /** The files of a thing, for the template {@code files/upload}; nothing of a thing that the viewer may not see. */
  public Attachments of(Viewer viewer, String room, long subject) {
    return with(viewer, room, subject, Form.of(new Attachments.Typed("")));
  }

  Attachments with(Viewer viewer, String room, long subject, Form<Attachments.Typed> form) {
    FileOwner owner = owner(room);
    if (!owner.maySee(viewer, subject)) {
      throw new NotFound(room + " " + subject);
    }
    boolean mayChange = owner.mayChange(viewer, subject);
    return new Attachments(
        room, subject, sql.list(room, subject), mayChange, mayChange && owner.letsGo(subject), settings.maxSize().toMegabytes(), form);
  }

  /**
   * Attaches files to a thing, all of them or none. Refused: what is too large, empty, or not of a kind that is taken; what is called
   * otherwise than it is; what carries a secret marking in its name or text; and everything where it is not stated that nothing is secret.
   */
  public Outcome<Integer> attach(Viewer viewer, String key, String room, long subject, List<Upload> uploads, boolean statedNotSecret) {
    FileOwner owner = changing(viewer, room, subject);
    List<Refusal> refusals = new ArrayList<>();
    if (!statedNotSecret) {
      refusals.add(Refusal.of("notSecret", "files.refused.not_stated"));
    }
    if (uploads.isEmpty()) {
      refusals.add(Refusal.of("file", "files.refused.none"));
    }
    if (uploads.size() > settings.maxTogether()) {
      refusals.add(Refusal.of("file", "files.refused.too_many", settings.maxTogether()));
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    List<Judged> judged = new ArrayList<>();
    for (Upload upload : uploads) {
      switch (judge(upload)) {
        case Outcome.Done<Judged>(Judged good) -> judged.add(good);
        case Outcome.Refused<Judged>(List<Refusal> found) -> refusals.addAll(found);
      }
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    String content = "files.attach " + room + " " + subject + " " + judged.stream().map(it -> it.name + " " + it.sha256).toList();
    return commands.once(viewer, key, content, () -> {
      for (Judged it : judged) {
        long file = sql.store(HexFormat.of().parseHex(it.sha256), it.size, it.kind.mediaType(), it.content, today.now());
        sql.attach(file, room, subject, it.name, viewer.account(), today.now());
        journal.wrote(viewer, "files.attached", room + ":" + subject, owner.unit(subject), null, Map.of("name", it.name, "sha256", it.sha256));
      }
      return Outcome.done(judged.size());
    }, count -> Integer.toString(count), Integer::valueOf);
  }

  /** Takes an attachment away from its thing. Marked, not deleted. Refused where the thing is evidence. Returns the page of the thing. */
  public Outcome<String> remove(Viewer viewer, String key, long attachment) {
    FilesSql.Kept kept = sql.find(attachment).orElseThrow(() -> new NotFound("file " + attachment));
    FileOwner owner = changing(viewer, kept.room(), kept.subject());
    return commands.once(viewer, key, "files.remove " + attachment, () -> {
      if (!owner.letsGo(kept.subject())) {
        return Outcome.refused("", "files.refused.evidence");
      }
      sql.remove(attachment, viewer.account(), today.now());
      journal.wrote(
          viewer, "files.removed", kept.room() + ":" + kept.subject(), owner.unit(kept.subject()), null, Map.of("name", kept.name()));
      return Outcome.done(owner.path(kept.subject()));
    }, path -> path, path -> path);
  }

  /** Why this file would not be taken; empty where it would. For rooms that read files out of others and show what lies in them first. */
  public List<Refusal> unfit(Upload upload) {
    return switch (judge(upload)) {
      case Outcome.Done<Judged> good -> List.of();
      case Outcome.Refused<Judged>(List<Refusal> refusals) -> refusals;
    };
  }

  /** How many files are taken in one go. */
  public int together() {
    return settings.maxTogether();
  }

  /**
   * Writes the bytes of an attachment out, a piece at a time.
   *
   * @throws NotFound where there is none, or the viewer may not open it
   */
  public void copy(Viewer viewer, long attachment, OutputStream to) throws IOException {
    sql.copy(open(viewer, attachment).file(), to);
  }

  /** An attachment that the viewer may open. */
  FilesSql.Kept open(Viewer viewer, long attachment) {
    return sql.find(attachment)
        .filter(kept -> find(kept.room()).filter(owner -> owner.maySee(viewer, kept.subject())).isPresent())
        .orElseThrow(() -> new NotFound("file " + attachment));
  }

  String path(String room, long subject) {
    return owner(room).path(subject);
  }

  private record Judged(String name, FileKind kind, String sha256, long size, InputStreamSource content) {}

  private Outcome<Judged> judge(Upload upload) {
    String name = plain(upload.name);
    try {
      long limit = settings.maxSize().toBytes();
      MessageDigest digest = Digests.sha256();
      long size;
      try (InputStream stream = new DigestInputStream(upload.content.getInputStream(), digest)) {
        size = count(stream, limit);
      }
      if (size == 0) {
        return Outcome.refused("file", "files.refused.empty", name);
      }
      if (size > limit) {
        return Outcome.refused("file", "files.refused.too_large", name, settings.maxSize().toMegabytes());
      }
      Optional<FileKind> kind = Signature.of(upload.content);
      if (kind.isEmpty()) {
        return Outcome.refused("file", "files.refused.kind", name);
      }
      if (!kind.get().mayBeCalled(name)) {
        return Outcome.refused("file", "files.refused.called_otherwise", name, kind.get().name());
      }
      if (SecretMarking.inName(name) || SecretMarking.inText(text(kind.get(), upload.content))) {
        return Outcome.refused("file", "files.refused.secret", name);
      }
      return Outcome.done(new Judged(name, kind.get(), HexFormat.of().formatHex(digest.digest()), size, upload.content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What can be read cheaply. A PDF or a picture is not looked into: nobody may take this for proof. */
  private static String text(FileKind kind, InputStreamSource content) throws IOException {
    return switch (kind) {
      case DOCX, XLSX, ODT, ODS -> PackedOffice.read(content).map(PackedOffice::text).orElse("");
      case TEXT -> {
        try (InputStream stream = content.getInputStream()) {
          yield new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).replace("\ufeff", "");
        }
      }
      case PDF, JPEG, PNG, WEBP, HEIC -> "";
    };
  }

  /** Without a path (some browsers send one) and without control characters; at most 200 characters, its ending kept. */
  private static String plain(String sent) {
    String name = Text.line(sent);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return name.length() > 200 ? name.substring(0, 150) + name.substring(name.length() - 50) : name;
  }

  private static long count(InputStream stream, long limit) throws IOException {
    byte[] some = new byte[64 * 1024];
    long size = 0;
    for (int read = stream.read(some); read >= 0 && size <= limit; read = stream.read(some)) {
      size += read;
    }
    return size;
  }

  private FileOwner changing(Viewer viewer, String room, long subject) {
    FileOwner owner = owner(room);
    if (!owner.mayChange(viewer, subject)) {
      throw new NotFound(room + " " + subject);
    }
    return owner;
  }

  private FileOwner owner(String room) {
    return find(room).orElseThrow(() -> new NotFound("room " + room));
  }

  private Optional<FileOwner> find(String room) {
    return owners.stream().filter(owner -> owner.room().equals(room)).findFirst();
  }
}
