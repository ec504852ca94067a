package vn.mach;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Source files that use one another in a circle. A file that extends or implements a type of
 * another does not count as using it: an interface may make its own implementation.
 */
final class FileCircles {

  private static final Pattern TYPE = Pattern.compile("Lvn/mach/([\\w/$]{1,300});");
  private static final String ROOT = "vn/mach/";

  private FileCircles() {}

  /** Each source file by its path below {@code vn/mach}, with the files that it uses. */
  static Map<String, Set<String>> uses(Path classes) throws IOException {
    Map<String, Set<String>> uses = new TreeMap<>();
    Map<String, Set<String>> above = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> found = Files.walk(classes)) {
      files = found.filter(it -> it.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      ClassModel model = ClassFile.of().parse(file);
      String name = model.thisClass().asInternalName();
      if (name.startsWith(ROOT)) {
        Set<String> used = uses.computeIfAbsent(file(name), it -> new TreeSet<>());
        for (PoolEntry entry : model.constantPool()) {
          used.addAll(types(entry));
        }
        Set<String> parents = above.computeIfAbsent(file(name), it -> new HashSet<>());
        model.superclass().ifPresent(it -> parents.add(file(it.asInternalName())));
        model.interfaces().forEach(it -> parents.add(file(it.asInternalName())));
      }
    }
    uses.forEach((name, used) -> {
      used.removeAll(above.getOrDefault(name, Set.of()));
      used.retainAll(uses.keySet());
      used.remove(name);
    });
    return uses;
  }

  private static Set<String> types(PoolEntry entry) {
    Set<String> types = new HashSet<>();
    if (entry instanceof ClassEntry type && type.asInternalName().startsWith(ROOT)) {
      types.add(file(type.asInternalName()));
    } else if (entry instanceof Utf8Entry text) {
      Matcher type = TYPE.matcher(text.stringValue());
      while (type.find()) {
        types.add(file(ROOT + type.group(1)));
      }
    }
    return types;
  }

  private static String file(String internalName) {
    int nested = internalName.indexOf('$');
    String top = nested < 0 ? internalName : internalName.substring(0, nested);
    return top.startsWith(ROOT) ? top.substring(ROOT.length()) : top;
  }

  /** What is left when files that use no other, or that no other uses, are taken away. */
  static Map<String, Set<String>> circles(Map<String, Set<String>> uses) {
    Map<String, Set<String>> left = new TreeMap<>();
    uses.forEach((name, used) -> left.put(name, new TreeSet<>(used)));
    int before;
    do {
      before = left.size();
      left.values().removeIf(Set::isEmpty);
      Set<String> used = new HashSet<>();
      left.values().forEach(it -> it.retainAll(left.keySet()));
      left.values().forEach(used::addAll);
      new ArrayList<>(left.keySet())
          .stream().filter(it -> !used.contains(it)).forEach(left::remove);
      left.values().forEach(it -> it.retainAll(left.keySet()));
    } while (left.size() < before || left.values().stream().anyMatch(Set::isEmpty));
    return left;
  }
}
