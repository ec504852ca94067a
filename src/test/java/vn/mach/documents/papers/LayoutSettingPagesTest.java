package vn.mach.documents.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

@MachTest
@Tag("slow")
class LayoutSettingPagesTest {

  @Autowired TestRealms realms;
  @Autowired Papers papers;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;
  Realm realm;

  @BeforeEach
  void aRealm() {
    realm = realms.create();
  }

  @Test
  void aRealmSetsItsMarginsAndItsPapersFollow() throws Exception {
    Visitor administrator = administrator();
    Document form = Jsoup.parse(administrator.get("/papers/settings/party").body());
    assertThat(form.select("#field-left").val()).isEqualTo("30");
    assertThat(administrator.post("/papers/settings/party", typed("35", "14,5")).statusCode())
        .isEqualTo(302);
    assertThat(Jsoup.parse(administrator.get("/papers/settings").body()).text())
        .contains("trái 35");
    CurrentRealm.run(
        realm, () -> assertThat(left(papers.word(PaperFixture.party()))).isEqualTo("1984"));
    CurrentRealm.run(
        realm, () -> assertThat(left(papers.word(PaperFixture.state()))).isEqualTo("1701"));
    CurrentRealm.run(
        realms.create(),
        () -> assertThat(left(papers.word(PaperFixture.party()))).isEqualTo("1701"));
    assertThat(
            CurrentRealm.in(
                realm,
                () ->
                    jdbc.sql("select count(*) from audit_log where action = 'papers.measures_set'")
                        .query(Long.class)
                        .single()))
        .isEqualTo(1);
    assertThat(administrator.get("/papers/settings/party/sample.pdf").body()).startsWith("%PDF-");
  }

  @Test
  void aMeasureOutOfBoundsIsRefusedBesideItsFieldAndNothingTypedIsLost() {
    Visitor administrator = administrator();
    administrator.get("/papers/settings/party");
    var answer = administrator.post("/papers/settings/party", typed("99", "chữ to"));
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("#said-left").text()).contains("10").contains("50");
    assertThat(page.select("#field-text").val()).isEqualTo("chữ to");
    CurrentRealm.run(
        realm,
        () ->
            assertThat(papers.measures(LayoutStandard.PARTY))
                .isEqualTo(PageMeasures.usual(LayoutStandard.PARTY)));
  }

  private Visitor administrator() {
    realms.account(realm, "quantri", "administrator", null);
    return new Visitor(port, realm).signIn("quantri");
  }

  private static Map<String, String> typed(String left, String text) {
    Map<String, String> typed =
        new LinkedHashMap<>(
            Map.of(
                "key",
                "k" + left,
                "top",
                "20",
                "bottom",
                "20",
                "left",
                left,
                "right",
                "15",
                "text",
                text));
    typed.putAll(
        Map.of(
            "kind", "16", "subject", "15", "table", "12", "leading", "18", "gap", "6", "indent",
            "10"));
    return typed;
  }

  private static String left(byte[] word) {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word))) {
      return document.getDocument().getBody().getSectPr().getPgMar().getLeft().toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
