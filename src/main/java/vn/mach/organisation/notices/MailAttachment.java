package vn.mach.organisation.notices;

/**
 * A file that goes with an e-mail.
 *
 * @param mediaType with its parameters: {@code text/calendar; charset=UTF-8}
 */
public record MailAttachment(String name, String mediaType, byte[] bytes) {}
