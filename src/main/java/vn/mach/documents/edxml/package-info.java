/**
 * Papers exchanged with other document systems as messages (edXML, QCVN 102:2016): received,
 * validated, looked at and entered in the book of incoming papers; and outgoing papers taken along
 * as messages. What came is kept byte for byte beside the entry that it made.
 *
 * <p>Who keeps a unit's books receives and enters; who sees an entry takes its message out.
 *
 * <p>Words: message (gói tin), organ (cơ quan, đơn vị tham gia), organ code (mã định danh), problem
 * (lỗi của gói tin). Tables: {@code edxml_messages}, {@code edxml_message_chunks}. Published for
 * joining: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "edxml",
    allowedDependencies = {
      "kernel",
      "intake",
      "realms",
      "audit",
      "units",
      "files",
      "register",
      "web"
    })
package vn.mach.documents.edxml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
