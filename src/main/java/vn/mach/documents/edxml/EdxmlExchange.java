package vn.mach.documents.edxml;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.documents.register.EntryId;
import vn.mach.documents.register.PaperExchange;

/** What the pages of the books show of messages. */
@Component
class EdxmlExchange implements PaperExchange {

  private final EdxmlMessagesSql messages;

  EdxmlExchange(EdxmlMessagesSql messages) {
    this.messages = messages;
  }

  @Override
  public Action receive() {
    return new Action("/edxml/new", "edxml.message.new");
  }

  @Override
  public Action send(EntryId entry) {
    return new Action("/edxml/entries/" + entry.value(), "edxml.out");
  }

  @Override
  public Optional<Original> original(EntryId entry) {
    return messages
        .of(entry)
        .map(it ->
            new Original(
                "/edxml/" + it.id() + "/original",
                it.fileName().isEmpty() ? it.documentId() : it.fileName()));
  }
}
