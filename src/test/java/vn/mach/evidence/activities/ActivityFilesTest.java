package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.activities.ActivityFixture.done;
import static vn.mach.evidence.activities.ActivityFixture.key;
import static vn.mach.evidence.activities.ActivityFixture.reason;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import vn.mach.base.files.Attachment;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.testing.MachTest;
import vn.mach.testing.Visitor;

/** The files of evidence are evidence: scans may come later, but none goes. */
@MachTest
@Import(ActivityFixture.class)
class ActivityFilesTest {

  @Autowired ActivityFixture fixture;
  @Autowired Activities activities;
  @Autowired Files files;
  @LocalServerPort int port;

  private ActivityFixture.World world;
  private Actor secretary;

  @BeforeEach
  void aBranch() {
    world = fixture.world();
    secretary = world.actor("bithu1");
  }

  @Test
  void aFileIsTakenAwayFromADraftAndNotFromWhatWasConfirmed() {
    var visitor = new Visitor(port, world.realm).signIn("bithu1");
    ActivityId id =
        world.in(() ->
            done(
                activities.record(secretary, key(), world.inspection("CB1", "2026-07-10"), false)));
    Attachment first = attach(id, "Biên bản.txt");
    assertThat(visitor.get("/activities/" + id.value()).body())
        .contains("/files/" + first.id() + "/remove");
    assertThat(visitor.post("/files/" + first.id() + "/remove", Map.of("key", key())).statusCode())
        .isEqualTo(302);
    Attachment second = attach(id, "Biên bản 2.txt");
    world.in(() -> done(activities.confirm(secretary, key(), id)));

    Attachment scan = attach(id, "Bản chụp.txt");
    assertThat(visitor.get("/activities/" + id.value()).body())
        .contains("Biên bản 2.txt", "Bản chụp.txt")
        .doesNotContain("/remove\"");
    for (Attachment kept : List.of(second, scan)) {
      var answer = visitor.post("/files/" + kept.id() + "/remove", Map.of("key", key()));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("là bằng chứng");
      assertThat(visitor.get("/files/" + kept.id()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theNameOfAFileTurnsNoDirectionOfWriting() {
    ActivityId id =
        world.in(() ->
            done(
                activities.record(secretary, key(), world.inspection("CB1", "2026-07-10"), false)));
    Attachment kept = attach(id, "../x/Biên\u202e bản\u2066\u200f\u0007\u061c.txt");
    assertThat(kept.name()).isEqualTo("Biên bản.txt");
    var answer = new Visitor(port, world.realm).signIn("bithu1").get("/files/" + kept.id());
    assertThat(answer.headers().firstValue("content-disposition").orElse(""))
        .doesNotContain("%E2%80%AE");
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    for (String none : new String[] {"", " ", "k".repeat(3000), "k\0k"}) {
      assertThat(
              world.<String>in(() ->
                  reason(
                      activities.record(
                          secretary, none, world.inspection("CB1", "2026-07-10"), false))))
          .isEqualTo("audit.refused.key");
    }
    assertThat(world.count("activities")).isZero();
  }

  private Attachment attach(ActivityId id, String name) {
    var upload =
        new Files.Upload(
            name,
            new ByteArrayResource(
                ("Nội dung " + name.replaceAll("\\p{C}", "")).getBytes(StandardCharsets.UTF_8)));
    world.in(() ->
        done(files.attach(secretary, key(), "activities", id.value(), List.of(upload), true)));
    return world.in(() -> files.of(secretary, "activities", id.value()).list().getLast());
  }
}
