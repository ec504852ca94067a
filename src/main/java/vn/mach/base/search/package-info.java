/**
 * One search over everything that the reader may see. Each module finds its own things in a {@link
 * vn.mach.base.search.SearchSource}, with the access scope in each query; here they are asked, put
 * in order and shown.
 *
 * <p>Words: search (tìm kiếm), suggestion (gợi ý). Tables: {@code search_words}. Published: the
 * trigger function {@code remember_words}.
 */
@NullMarked
@ApplicationModule(
    id = "search",
    allowedDependencies = {"kernel", "realms", "web"})
package vn.mach.base.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
