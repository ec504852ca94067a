package vn.mach.documents.register;

import java.util.Optional;

/**
 * A module that exchanges papers with other document systems offers one of these as a bean: the
 * pages of the books then lead to what it does.
 */
public interface PaperExchange {

  /**
   * Something to be opened.
   *
   * @param path its address within the realm
   * @param words a message key
   */
  record Action(String path, String words) {}

  /**
   * The message that an entry came by.
   *
   * @param path where it is taken out, as it came
   * @param name as its sender called the file
   */
  record Original(String path, String name) {}

  /** Receives a paper; the unit is added to the address as {@code unit}. */
  Action receive();

  /** Takes an issued outgoing paper along. */
  Action send(EntryId entry);

  /** Empty where the entry did not come this way. */
  Optional<Original> original(EntryId entry);
}
