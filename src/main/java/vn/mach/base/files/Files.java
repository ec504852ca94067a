package vn.mach.base.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.intake.FileSignature;
import vn.mach.base.intake.FileType;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;

/**
 * Public API of the module: attaching, listing, removing. Who may, the module that owns the thing
 * says.
 */
@Component
public class Files {

  private final FilesSql sql;
  private final AttachmentLimits settings;
  private final ObjectProvider<FileOwner> owners;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Files(
      FilesSql sql,
      AttachmentLimits settings,
      ObjectProvider<FileOwner> owners,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.settings = settings;
    this.owners = owners;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** A file as it is sent: its name, and its bytes, which can be read more than once. */
  public record Upload(String name, InputStreamSource content) {

    /** The files of a form; fields left empty are none. */
    public static List<Upload> of(@Nullable List<MultipartFile> sent) {
      List<Upload> uploads = new ArrayList<>();
      for (MultipartFile part : sent == null ? List.<MultipartFile>of() : sent) {
        String name = Objects.requireNonNullElse(part.getOriginalFilename(), "");
        if (!name.isEmpty()) {
          uploads.add(new Upload(name, part));
        }
      }
      return uploads;
    }
  }

  /**
   * The files of a thing, for the template {@code files/upload}; nothing of a thing that the actor
   * may not see.
   */
  public Attachments of(Actor actor, String module, long subject) {
    return with(actor, module, subject, Form.of(new Attachments.UploadForm("")));
  }

  Attachments with(Actor actor, String module, long subject, Form<Attachments.UploadForm> form) {
    FileOwner owner = owner(module);
    if (!owner.maySee(actor, subject)) {
      throw new NotFound(module + " " + subject);
    }
    boolean mayChange = owner.mayChange(actor, subject);
    return new Attachments(
        module,
        subject,
        sql.list(module, subject),
        mayChange,
        mayChange && owner.letsGo(subject),
        largest(),
        form);
  }

  /**
   * Attaches files to a thing, all of them or none. Refused: what is too large, empty, or not of a
   * kind that is taken; what is called otherwise than it is; what carries a secret marking in its
   * name or text; and everything where it is not stated that nothing is secret.
   */
  public Outcome<Integer> attach(
      Actor actor,
      String key,
      String module,
      long subject,
      List<Upload> uploads,
      boolean statedNotSecret) {
    changing(actor, module, subject);
    Outcome<List<Fit>> examined =
        uploads.isEmpty()
            ? Outcome.refused("file", "files.refused.none")
            : examine(uploads, statedNotSecret);
    return switch (examined) {
      case Outcome.Refused<List<Fit>>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<List<Fit>>(List<Fit> fit) -> attachFit(actor, key, module, subject, fit);
    };
  }

  /**
   * Files that belong together as they would be attached, or why not: see {@link #attach}. No files
   * are none. Never asked inside a transaction.
   */
  public Outcome<List<Fit>> examine(List<Upload> uploads, boolean statedNotSecret) {
    List<Refusal> refusals = new ArrayList<>();
    if (!uploads.isEmpty() && !statedNotSecret) {
      refusals.add(Refusal.of("notSecret", "files.refused.not_stated"));
    }
    if (uploads.size() > settings.maxTogether()) {
      refusals.add(Refusal.of("file", "files.refused.too_many", settings.maxTogether()));
    }
    List<Fit> fit = new ArrayList<>();
    for (Upload upload : uploads.subList(0, Math.min(uploads.size(), settings.maxTogether()))) {
      switch (examine(upload)) {
        case Outcome.Done<Fit>(Fit good) -> fit.add(good);
        case Outcome.Refused<Fit>(List<Refusal> found) -> refusals.addAll(found);
      }
    }
    return refusals.isEmpty() ? Outcome.done(fit) : Outcome.refused(refusals);
  }

  /** The same of a form that is read: why they are not taken is said beside their fields. */
  public List<Fit> read(
      FormParser reading, @Nullable List<MultipartFile> sent, @Nullable String notSecret) {
    return switch (examine(Upload.of(sent), "yes".equals(notSecret))) {
      case Outcome.Done<List<Fit>>(List<Fit> fit) -> fit;
      case Outcome.Refused<List<Fit>>(List<Refusal> refusals) -> {
        refusals.forEach(it -> reading.refuse(it.field(), it.reason(), it.arguments().toArray()));
        yield List.of();
      }
    };
  }

  /** The largest file that is taken, in MB. */
  public long largest() {
    return settings.maxSize().toMegabytes();
  }

  /**
   * As {@link #attach}, of files that were examined before: examining takes time, which nobody
   * should spend inside a transaction.
   */
  public Outcome<Integer> attachFit(
      Actor actor, String key, String module, long subject, List<Fit> files) {
    FileOwner owner = changing(actor, module, subject);
    List<List<String>> content = files.stream().map(it -> List.of(it.name, it.sha256)).toList();
    return idempotency.once(
        new Key(actor, key, "files.attach", module, subject, content),
        Answer.known(files.size()),
        () -> {
          for (Fit it : files) {
            long file =
                sql.store(
                    HexFormat.of().parseHex(it.sha256),
                    it.size,
                    it.type.mediaType(),
                    it.content,
                    today.now());
            sql.attach(file, module, subject, it.name, actor.account(), today.now());
            record(
                actor,
                "files.attached",
                owner,
                subject,
                Map.of("name", it.name, "sha256", it.sha256));
          }
          return Outcome.done(files.size());
        });
  }

  /**
   * Puts these files in the place of those that a thing has, for the module that owns it and has
   * decided that the actor may; in the caller's transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void replaceOwned(Actor actor, String module, long subject, List<Fit> files) {
    Instant now = today.now();
    sql.list(module, subject).forEach(it -> sql.remove(it.id(), actor.account(), now));
    for (Fit it : files) {
      long file =
          sql.store(
              HexFormat.of().parseHex(it.sha256), it.size, it.type.mediaType(), it.content, now);
      sql.attach(file, module, subject, it.name, actor.account(), now);
    }
  }

  /**
   * Takes an attachment away from its thing. Marked, not deleted. Refused where the thing is
   * evidence. Returns the page of the thing.
   */
  public Outcome<String> remove(Actor actor, String key, long attachment) {
    FilesSql.Kept kept = sql.find(attachment).orElseThrow(() -> new NotFound("file " + attachment));
    FileOwner owner = changing(actor, kept.module(), kept.subject());
    return idempotency.once(
        new Key(actor, key, "files.remove", attachment),
        Answer.text(),
        () -> {
          if (!owner.letsGo(kept.subject())) {
            return Outcome.refused("", "files.refused.evidence");
          }
          sql.remove(attachment, actor.account(), today.now());
          record(actor, "files.removed", owner, kept.subject(), Map.of("name", kept.name()));
          return Outcome.done(owner.path(kept.subject()));
        });
  }

  /**
   * Writes the bytes of an attachment out, a piece at a time.
   *
   * @throws NotFound where there is none, or the actor may not open it
   */
  public void copy(Actor actor, long attachment, OutputStream to) throws IOException {
    sql.copy(open(actor, attachment).file(), to);
  }

  /** An attachment that the actor may open. */
  FilesSql.Kept open(Actor actor, long attachment) {
    FilesSql.Kept kept =
        sql.find(attachment)
            .filter(it ->
                find(it.module()).filter(owner -> owner.maySee(actor, it.subject())).isPresent())
            .orElseThrow(() -> new NotFound("file " + attachment));
    owner(kept.module()).opened(actor, kept.subject());
    return kept;
  }

  String path(String module, long subject) {
    return owner(module).path(subject);
  }

  /** A file that would be taken. */
  public record Fit(
      String name, FileType type, String sha256, long size, InputStreamSource content) {}

  /**
   * The file as it would be attached, or why it would not be taken. Reads it and, of an office
   * file, some megabytes of its text; never asked inside a transaction.
   */
  public Outcome<Fit> examine(Upload upload) {
    String name = plain(upload.name);
    try {
      long limit = settings.maxVideoSize().toBytes();
      MessageDigest digest = Digests.sha256();
      long size;
      try (InputStream stream = new DigestInputStream(upload.content.getInputStream(), digest)) {
        size = count(stream, limit);
      }
      if (size == 0) {
        return Outcome.refused("file", "files.refused.empty", name);
      }
      Optional<FileType> type = size > limit ? Optional.empty() : FileSignature.of(upload.content);
      DataSize most =
          type.filter(FileType::video).isPresent() ? settings.maxVideoSize() : settings.maxSize();
      if (size > most.toBytes()) {
        return Outcome.refused("file", "files.refused.too_large", name, most.toMegabytes());
      }
      if (type.isEmpty()) {
        return Outcome.refused("file", "files.refused.kind", name);
      }
      if (!type.get().mayBeCalled(name)) {
        return Outcome.refused("file", "files.refused.called_otherwise", name, type.get().name());
      }
      if (SecretMarking.inName(name)) {
        return Outcome.refused("file", "files.refused.secret", name);
      }
      return switch (TextExtraction.forMarking(type.get(), upload.content)) {
        case Outcome.Refused<String>(var refusals)
            when TextExtraction.isOfWhatFetches(refusals.getFirst()) ->
            Outcome.refused("file", "files.refused.outside", name);
        case Outcome.Refused<String> refused ->
            Outcome.refused("file", "files.refused.broken", name);
        case Outcome.Done<String>(String text) when SecretMarking.inText(text) ->
            Outcome.refused("file", "files.refused.secret", name);
        case Outcome.Done<String> done ->
            Outcome.done(
                new Fit(
                    name,
                    type.get(),
                    HexFormat.of().formatHex(digest.digest()),
                    size,
                    upload.content));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Without a path (some browsers send one) and without control characters; at most 200 characters,
   * its ending kept.
   */
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

  private void record(
      Actor actor, String action, FileOwner owner, long subject, Map<String, String> details) {
    if (!owner.named()) {
      auditLog.record(
          actor, action, owner.module() + ":" + subject, owner.unit(subject), null, details);
    }
  }

  private FileOwner changing(Actor actor, String module, long subject) {
    FileOwner owner = owner(module);
    if (!owner.mayChange(actor, subject)) {
      throw new NotFound(module + " " + subject);
    }
    return owner;
  }

  private FileOwner owner(String module) {
    return find(module).orElseThrow(() -> new NotFound("module " + module));
  }

  private Optional<FileOwner> find(String module) {
    return owners.stream().filter(owner -> owner.module().equals(module)).findFirst();
  }
}
