package vn.mach.base.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Templates of a running development server, read anew when one was saved.
 *
 * <p>A template uses package-private types of its module, so its class must lie in the class loader
 * of the program, where no class can be replaced. A changed template, and those that call it, are
 * therefore compiled under a new name ({@code JtelayoutGenerated_3}) and asked for by that.
 */
class DevTemplates extends JteViewResolver {

  private static final Pattern CLASS = Pattern.compile("\\bJte(\\w+)Generated\\b");

  private final Path templates;
  private final Path work;
  private final Map<String, String> texts;

  /** The newest class by the class that the build made. */
  private final Map<String, Class<?>> newest = new HashMap<>();

  /** A class loader takes a name once, whoever asks. */
  private static final AtomicInteger VERSIONS = new AtomicInteger();

  private final List<Path> folders = new ArrayList<>();
  private int version;

  DevTemplates(PageFactory pages, Path templates, Path work) {
    super(pages);
    this.templates = templates;
    this.work = work;
    this.texts = read();
  }

  @Override
  synchronized void render(
      String template, Map<String, @Nullable Object> values, TemplateOutput output) {
    Map<String, String> now = read();
    if (!now.equals(texts)) {
      reload(now);
      texts.clear();
      texts.putAll(now);
    }
    Class<?> found = newest.get(className(template));
    if (found == null) {
      super.render(template, values, output);
      return;
    }
    try {
      found
          .getMethod("renderMap", HtmlTemplateOutput.class, HtmlInterceptor.class, Map.class)
          .invoke(null, new OwaspHtmlTemplateOutput(output), null, values);
    } catch (InvocationTargetException wrong) {
      throw new IllegalStateException(template + ": " + wrong.getCause(), wrong.getCause());
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(template + ": " + wrong, wrong);
    }
  }

  /** Where the build puts a template: {@code vn.mach.base.web.JtelayoutGenerated}. */
  private static String className(String template) {
    int slash = template.lastIndexOf('/');
    String name = template.substring(slash + 1).replace(".jte", "").replace('-', '_');
    return "vn.mach.%s.Jte%sGenerated"
        .formatted(template.substring(0, slash).replace('/', '.'), name);
  }

  private Map<String, String> read() {
    try (Stream<Path> files = Files.walk(templates)) {
      Map<String, String> read = new TreeMap<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".jte")).toList()) {
        read.put(templates.relativize(file).toString(), Files.readString(file));
      }
      return read;
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private void reload(Map<String, String> now) {
    Map<String, String> sources = generate();
    Set<String> changed = new TreeSet<>();
    now.forEach((template, text) -> {
      if (!text.equals(texts.get(template))) {
        changed.add(className(template));
      }
    });
    while (changed.addAll(callers(sources, changed))) {
      // until nobody is left who calls one of them
    }
    version = VERSIONS.incrementAndGet();
    Path folder = work.resolve("version-" + version);
    List<String> files = new ArrayList<>();
    for (String name : changed) {
      if (sources.containsKey(name)) {
        String source = renamed(sources.get(name), changed);
        String file = name.replace('.', '/') + "_" + version + ".java";
        files.add(write(folder.resolve(file), source));
      }
    }
    compile(folder, files);
    folders.add(folder);
    for (String name : changed) {
      if (sources.containsKey(name)) {
        newest.put(name, define(folder, name));
      }
    }
  }

  private Map<String, String> generate() {
    Path generated = work.resolve("generated");
    TemplateEngine engine =
        TemplateEngine.create(
            new DirectoryCodeResolver(templates), generated, ContentType.Html, null, "vn.mach");
    engine.setTrimControlStructures(true);
    Map<String, String> sources = new TreeMap<>();
    for (String file : engine.generateAll()) {
      String name = file.replaceAll("\\.java$", "").replace('/', '.');
      try {
        sources.put(name, Files.readString(generated.resolve(file)));
      } catch (IOException wrong) {
        throw new UncheckedIOException(wrong);
      }
    }
    return sources;
  }

  private static Set<String> callers(Map<String, String> sources, Set<String> called) {
    Set<String> callers = new TreeSet<>();
    sources.forEach((name, source) -> {
      if (called.stream().anyMatch(it -> source.contains(it + ".render("))) {
        callers.add(name);
      }
    });
    return callers;
  }

  /** The source with the newest name of each template that it names. */
  private String renamed(String source, Set<String> changed) {
    String own = source.replaceFirst("(?s)^package ([\\w.]+);.*", "$1");
    return Pattern.compile("(?:\\b(vn\\.mach[\\w.]*)\\.)?" + CLASS.pattern())
        .matcher(source)
        .replaceAll(match -> {
          String inPackage = match.group(1) == null ? own : match.group(1);
          String name = inPackage + ".Jte" + match.group(2) + "Generated";
          Class<?> loaded = newest.get(name);
          String used =
              changed.contains(name)
                  ? name + "_" + version
                  : loaded == null ? name : loaded.getName();
          return match.group(1) == null ? used.substring(used.lastIndexOf('.') + 1) : used;
        });
  }

  private static String write(Path file, String source) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, source).toString();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private void compile(Path folder, List<String> files) {
    StringBuilder earlier = new StringBuilder();
    folders.forEach(it -> earlier.append(it).append(File.pathSeparator));
    StringWriter said = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var options =
        List.of(
            "-proc:none",
            "-nowarn",
            "-d",
            folder.toString(),
            "-cp",
            earlier + System.getProperty("java.class.path"));
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromStrings(files);
      if (!files.isEmpty() && !compiler.getTask(said, manager, null, options, null, units).call()) {
        throw new IllegalStateException(said.toString());
      }
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** Loads a compiled template, and the classes inside it, beside the module's own classes. */
  private Class<?> define(Path folder, String name) {
    String file = name.substring(name.lastIndexOf('.') + 1) + "_" + version;
    Path classes = folder.resolve(name.substring(0, name.lastIndexOf('.')).replace('.', '/'));
    try (Stream<Path> compiled = Files.list(classes)) {
      var lookup = MethodHandles.privateLookupIn(Class.forName(name), MethodHandles.lookup());
      Class<?> defined = null;
      for (Path one : compiled.sorted().toList()) {
        String simple = one.getFileName().toString();
        if (simple.equals(file + ".class") || simple.startsWith(file + "$")) {
          Class<?> made = lookup.defineClass(Files.readAllBytes(one));
          defined = simple.startsWith(file + "$") ? defined : made;
        }
      }
      return java.util.Objects.requireNonNull(defined);
    } catch (ClassNotFoundException added) {
      throw new IllegalStateException("A new template: start the server again. " + name, added);
    } catch (IOException | IllegalAccessException wrong) {
      throw new IllegalStateException(name, wrong);
    }
  }
}
