package vn.mach.documents.register;

import java.text.Normalizer;

/**
 * Letters of other alphabets that look like Latin ones, as they get into symbols by copying or by
 * another keyboard: Eth and African D for Đ, Cyrillic and Greek capitals. The same table is in the
 * SQL function {@code latin_letters}.
 */
final class LatinLetters {

  private static final String OTHERS = "ÐƉðɖАВЕКМНОРСТУХІЅЈаеорсухіѕјкмнтвΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
  private static final String LATIN = "ĐĐđđABEKMHOPCTYXISJaeopcyxisjkmhtbABEZHIKMNOPTYXo";

  private LatinLetters() {}

  /** The text in NFKC with Latin letters in their place. */
  static String of(String text) {
    StringBuilder latin = new StringBuilder(Normalizer.normalize(text, Normalizer.Form.NFKC));
    for (int i = 0; i < latin.length(); i++) {
      int at = OTHERS.indexOf(latin.charAt(i));
      if (at >= 0) {
        latin.setCharAt(i, LATIN.charAt(at));
      }
    }
    return latin.toString();
  }
}
