package vn.mach.base.intake;

import javax.xml.stream.XMLStreamReader;

/** Elements and attributes of Word's own names, in both of its dialects. */
final class WordXml {

  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

  private WordXml() {}

  static boolean ours(XMLStreamReader xml) {
    return W.equals(xml.getNamespaceURI()) || STRICT.equals(xml.getNamespaceURI());
  }

  /** An attribute of an element that starts; empty where there is none, or the element ends. */
  static String value(XMLStreamReader xml, String attribute) {
    String value =
        xml.isStartElement() ? xml.getAttributeValue(xml.getNamespaceURI(), attribute) : null;
    return value == null ? "" : value;
  }
}
