package vn.mach.base.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import vn.mach.base.intake.SafeXml.HostileXml;

class SafeXmlTest {

  @Test
  void aDocumentTypeAndAnEntityEndTheReading() {
    assertHostile("DOCTYPE", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>");
    assertHostile("DOCTYPE", HostileFiles.billionLaughs());
    assertHostile("", "<a>".repeat(1_001) + "</a>".repeat(1_001));
  }

  @Test
  void aTextThatIsTooLongForMemoryEndsTheReading() {
    assertThatThrownBy(() -> read("<a>" + "x".repeat(200_000) + "</a>", 100_000))
        .isInstanceOfSatisfying(
            XMLStreamException.class,
            e -> assertThat(SafeXml.causedBy(e, SafeXml.TooLong.class)).isTrue());
  }

  @Test
  void brokenXmlIsNotTakenForHostile() {
    for (String broken : new String[] {"", "<a>", "<a></b>", "<a>\u0001</a>", "a"}) {
      assertThatThrownBy(() -> read(broken, 1_000))
          .isInstanceOf(XMLStreamException.class)
          .isNotInstanceOf(HostileXml.class);
    }
  }

  @Test
  void anOrdinaryTextIsReadToItsEnd() throws XMLStreamException {
    assertThat(read("<a x=\"1\">chi bộ <b>&amp;</b><![CDATA[<1>]]></a>", 1_000))
        .isEqualTo("chi bộ &<1>");
  }

  private static void assertHostile(String construct, String xml) {
    assertThatThrownBy(() -> read(xml, 1_000))
        .isInstanceOfSatisfying(
            HostileXml.class, e -> assertThat(e.construct()).isEqualTo(construct));
  }

  private static String read(String xml, int longest) throws XMLStreamException {
    XMLStreamReader reader =
        SafeXml.open(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), longest);
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      reader.next();
      if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    return text.toString();
  }
}
