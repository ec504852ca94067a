package vn.mach.documents.edxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.mach.base.kernel.Text;

/**
 * An element as it was read, without its prefix: names are compared as people write them, {@code
 * Business} is {@code Bussiness}.
 */
final class EdxmlNode {

  final String name;
  final String namespace;
  final int line;
  final String href;
  final List<EdxmlNode> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /**
   * @param href the attribute of this name, of any namespace; empty where there is none
   */
  EdxmlNode(String name, String namespace, int line, String href) {
    this.name = name;
    this.namespace = namespace;
    this.line = line;
    this.href = href;
  }

  void add(String more) {
    text.append(more);
  }

  int length() {
    return text.length();
  }

  String text() {
    return Text.lines(text.toString());
  }

  boolean is(String wanted) {
    return plain(name).equals(plain(wanted));
  }

  private static String plain(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replace("bussiness", "business");
  }

  Optional<EdxmlNode> child(String wanted) {
    return children.stream().filter(child -> child.is(wanted)).findFirst();
  }

  List<EdxmlNode> children(String wanted) {
    return children.stream().filter(child -> child.is(wanted)).toList();
  }

  /** The text of a child; empty where there is none. */
  String text(String child) {
    return child(child).map(EdxmlNode::text).orElse("");
  }

  /** Itself and all below it, from the top. */
  Stream<EdxmlNode> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(EdxmlNode::all));
  }

  boolean empty() {
    return children.isEmpty() && text().isEmpty();
  }
}
