/**
 * Exchange of papers with other document systems as edXML messages (QCVN 102:2016): messages are
 * received, validated, previewed and entered in the book of incoming papers; outgoing papers are
 * downloaded as messages. A received message is stored byte for byte with its entry.
 *
 * <p>Those who may make entries in a unit's books may receive messages; those who see an entry may
 * download its message.
 *
 * <p>Words: message (gói tin), organ (cơ quan, đơn vị tham gia), organ code (mã định danh), problem
 * (lỗi của gói tin). Tables: {@code edxml_messages}, {@code edxml_message_chunks}. Published:
 * nothing.
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
