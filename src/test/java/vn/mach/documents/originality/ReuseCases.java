package vn.mach.documents.originality;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with known copies in them: a base, a corpus, and suspicious texts of every kind. */
final class ReuseCases {

  /** What is done to a text in which nothing is copied; nothing may be found in these. */
  static final List<String> HONEST = List.of("original", "quotation", "set phrases");

  static final List<String> COPIES =
      List.of(
          "verbatim",
          "names, whole",
          "names",
          "reordered",
          "10 %",
          "20 %",
          "30 %",
          "30 %, whole",
          "stitched",
          "accents",
          "decomposed",
          "noise",
          "look-alikes");

  record Copy(int from, int to, int source, int sourceFrom, int sourceTo) {}

  record Suspicious(String kind, String text, List<Copy> copies) {}

  final List<String> base = new ArrayList<>();
  final List<String> corpus = new ArrayList<>();
  final List<Suspicious> suspicious = new ArrayList<>();

  private static final int WALKS = 200; // texts without sense
  private static final int LEAST = 35; // words of a copied piece
  private static final int MOST = 180;
  private static final Pattern SENTENCES =
      Pattern.compile("(?:[^.!?\\n]|[.](?=[\\p{L}\\d]))*[.!?\\n]+[\"”]?\\s*|.+$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\d+");

  private final Random random;
  private final List<Integer> copied = new ArrayList<>(); // without quotations and set phrases
  private final List<String> hosts = new ArrayList<>();
  private final List<String> vocabulary = new ArrayList<>();
  private final List<String> phrases =
      List.of(ReuseTexts.resource("set-phrases-seen.txt").split("\n"));

  /**
   * @param prose the file of prose that is among the texts
   * @param each suspicious texts of each kind
   */
  ReuseCases(long seed, String prose, int each) {
    random = new Random(seed);
    ReuseTexts texts = new ReuseTexts(seed * 31 + 7);
    List<String> all = new ArrayList<>(ReuseTexts.prose(prose));
    all.addAll(ReuseTexts.pages());
    Collections.shuffle(all, random);
    List<String> known = List.copyOf(all);
    for (int i = 0; i < WALKS; i++) {
      all.add(texts.walk(known, 120 + random.nextInt(500)));
    }
    for (String text : all) {
      Matcher words = WORD.matcher(text);
      while (words.find()) {
        vocabulary.add(words.group().toLowerCase(java.util.Locale.ROOT));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      (i % 10 == 9 ? base : i % 2 == 0 ? corpus : hosts).add(nfc(all.get(i)));
    }
    for (int i = 0; i < 12; i++) {
      List<String> some = i % 2 == 0 ? corpus : hosts;
      some.add(texts.text(i % 3, i % 2, 6 + random.nextInt(14)));
    }
    for (int i = 0; i < corpus.size(); i++) {
      String text = corpus.get(i);
      if (random.nextInt(4) == 0) {
        text = insert(text, piece(base.get(random.nextInt(base.size())), 25, 60));
      } else if (random.nextInt(2) == 0) {
        for (int k = 1 + random.nextInt(3); k > 0; k--) {
          text = insert(text, phrases.get(random.nextInt(phrases.size())));
        }
      } else {
        copied.add(i);
      }
      corpus.set(i, text);
    }
    for (int i = 0; i < each; i++) {
      HONEST.forEach(this::honest);
      COPIES.forEach(this::copied);
    }
  }

  private void honest(String kind) {
    String text = host();
    if (!kind.equals("original")) {
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        String more =
            kind.equals("quotation")
                ? piece(base.get(random.nextInt(base.size())), 25, 90)
                : phrases.get(random.nextInt(phrases.size()));
        text = insert(text, more);
      }
    }
    suspicious.add(new Suspicious(kind, nfc(text), List.of()));
  }

  private void copied(String kind) {
    boolean whole = kind.endsWith("whole") || kind.equals("reordered") && random.nextBoolean();
    List<String> parts = new ArrayList<>();
    List<Copy> copies = new ArrayList<>();
    StringBuilder out = new StringBuilder();
    if (whole) {
      int source = copied.get(random.nextInt(copied.size()));
      String text = corpus.get(source);
      String changed = nfc(change(kind, text));
      suspicious.add(
          new Suspicious(
              kind, changed, List.of(new Copy(0, changed.length(), source, 0, text.length()))));
      return;
    }
    List<String> own = sentences(host());
    int number = kind.equals("stitched") ? 3 + random.nextInt(3) : 1 + random.nextInt(2);
    int at = random.nextInt(Math.max(1, own.size() / 2));
    for (int i = 0; i < own.size() || number > 0; i++) {
      if (i >= at && number > 0) {
        int source = copied.get(random.nextInt(copied.size()));
        String text = corpus.get(source);
        String piece = piece(text, LEAST, MOST);
        String changed = nfc(change(kind, piece).strip());
        int start = out.length();
        out.append(changed);
        int place = text.indexOf(piece);
        copies.add(new Copy(start, out.length(), source, place, place + piece.length()));
        out.append(random.nextBoolean() ? "\n" : " ");
        number--;
        at = kind.equals("stitched") ? i + random.nextInt(3) : i + 4;
      }
      if (i < own.size()) {
        out.append(own.get(i).strip()).append(random.nextInt(4) == 0 ? "\n" : " ");
      }
    }
    suspicious.add(new Suspicious(kind, out.toString(), copies));
  }

  private String host() {
    return hosts.get(random.nextInt(hosts.size()));
  }

  private String change(String kind, String text) {
    return switch (kind) {
      case "names, whole" -> shuffled(names(text));
      case "names" -> names(text);
      case "reordered" -> shuffled(text);
      case "10 %" -> exchanged(text, 0.1);
      case "20 %" -> exchanged(text, 0.2);
      case "30 %", "30 %, whole" -> exchanged(text, 0.3);
      case "accents" ->
          Normalizer.normalize(text, Normalizer.Form.NFD)
              .replaceAll("\\p{M}", "")
              .replace('đ', 'd')
              .replace('Đ', 'D');
      case "decomposed" -> Normalizer.normalize(text, Normalizer.Form.NFD);
      case "noise" -> noisy(text);
      case "look-alikes" -> looking(text);
      default -> text;
    };
  }

  private String names(String text) {
    List<String> names =
        List.of(
            "Kim Sơn", "Ái Nghĩa", "Lương Thế", "Tam Quan", "Vạn Thọ", "Hiếu", "Ngọc Lặc", "Ba");
    Matcher word =
        Pattern.compile("(?<=[\\p{Ll},] )(\\p{Lu}\\p{Ll}*)( \\p{Lu}\\p{Ll}*)*|\\d+").matcher(text);
    return word.replaceAll(it ->
        Character.isDigit(it.group().charAt(0))
            ? String.valueOf(1 + random.nextInt(it.group().length() > 2 ? 2000 : 90))
            : names.get(random.nextInt(names.size())));
  }

  private String shuffled(String text) {
    List<String> sentences = sentences(text);
    Collections.shuffle(sentences, random);
    StringBuilder out = new StringBuilder();
    sentences.forEach(it -> out.append(it.strip()).append(' '));
    return out.toString().strip();
  }

  private String exchanged(String text, double part) {
    int way = random.nextInt(3);
    Matcher word = WORD.matcher(text);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (word.find()) {
      if (random.nextDouble() < (way == 1 ? part / 2 : part)) {
        out.append(text, at, word.start());
        at = word.end();
        int how = random.nextInt(10);
        String other = vocabulary.get(random.nextInt(vocabulary.size()));
        if (way == 0 || how < 7) {
          out.append(other);
        } else if (how < 8) {
          out.append(word.group()).append(' ').append(other);
        }
        if (way == 1 && word.find()) {
          out.append(text, at, word.start());
          out.append(vocabulary.get(random.nextInt(vocabulary.size())));
          at = word.end();
        }
      }
    }
    return out.append(text.substring(at)).toString();
  }

  private String noisy(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      out.append(one);
      int dice = random.nextInt(100);
      if (Character.isLetter(one) && dice < 4) {
        out.append("\u200b\u200c\u200d\u2060\u00ad\ufeff".charAt(random.nextInt(6)));
      } else if (one == ' ' && dice < 8) {
        out.append(dice < 4 ? "  " : "\n");
      } else if (Character.isLetter(one) && dice == 99 && random.nextInt(2) == 0) {
        out.append("aeiou".charAt(random.nextInt(5)));
      }
    }
    return out.toString();
  }

  private String looking(String text) {
    String latin = "aceopxyiABCEHKMOPTX";
    String other = "асеорхуіАВСЕНКМОРТХ";
    StringBuilder out = new StringBuilder();
    String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
    for (int i = 0; i < parts.length(); i++) {
      int known = latin.indexOf(parts.charAt(i));
      out.append(known >= 0 && random.nextInt(3) == 0 ? other.charAt(known) : parts.charAt(i));
    }
    return out.toString();
  }

  private String insert(String text, String more) {
    List<String> sentences = sentences(text);
    sentences.add(random.nextInt(sentences.size() + 1), more.strip());
    StringBuilder out = new StringBuilder();
    sentences.forEach(it -> out.append(it.strip()).append(random.nextInt(4) == 0 ? "\n" : " "));
    return out.toString().strip();
  }

  /** Some sentences of a text in a row; now and then cut within one. */
  private String piece(String text, int least, int most) {
    List<String> sentences = sentences(text);
    int wanted = least + random.nextInt(most - least);
    int first = random.nextInt(sentences.size());
    int low = first;
    int high = first;
    while (high < sentences.size() && words(sentences.subList(low, high)) < wanted) {
      high++;
    }
    while (low > 0 && words(sentences.subList(low, high)) < least) {
      low--;
    }
    return String.join("", sentences.subList(low, high)).strip();
  }

  private static int words(List<String> sentences) {
    return words(String.join("", sentences));
  }

  private static int words(CharSequence text) {
    return (int) WORD.matcher(text).results().count();
  }

  private static List<String> sentences(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = SENTENCES.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
