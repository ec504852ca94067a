package vn.mach.documents.originality;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;

/**
 * Baseline: the ten texts that Lucene finds most like one, aligned by equal runs of words outside
 * the base.
 */
final class LuceneReuse implements AutoCloseable {

  private static final int MOST = 10;

  private final IndexWriter writer;
  private final StandardAnalyzer analyzer = new StandardAnalyzer();
  private final Set<String> quoted = new HashSet<>();
  private DirectoryReader reader;

  /**
   * @param base texts that may be quoted
   */
  LuceneReuse(Directory directory, List<String> base) throws IOException {
    base.forEach(it -> quoted.addAll(WordRuns.grams(WordRuns.Words.of(it)).keySet()));
    writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
  }

  void add(int number, String text) throws IOException {
    Document document = new Document();
    document.add(new TextField("text", text, Field.Store.YES));
    document.add(new StoredField("number", number));
    writer.addDocument(document);
  }

  void ready() throws IOException {
    writer.commit();
    reader = DirectoryReader.open(writer);
  }

  List<Passage> check(String text) throws IOException {
    return check(text, MoreLikeThis.DEFAULT_MAX_QUERY_TERMS);
  }

  /**
   * @param terms words of the text that are looked for at most, the most telling first
   */
  List<Passage> check(String text, int terms) throws IOException {
    IndexSearcher searcher = new IndexSearcher(Objects.requireNonNull(reader));
    MoreLikeThis like = new MoreLikeThis(reader);
    like.setAnalyzer(analyzer);
    like.setFieldNames(new String[] {"text"});
    like.setMaxQueryTerms(terms);
    like.setMinTermFreq(1);
    like.setMinDocFreq(1);
    WordRuns.Words mine = WordRuns.Words.of(text);
    List<Passage> found = new ArrayList<>();
    for (ScoreDoc hit :
        searcher.search(like.like("text", new StringReader(text)), MOST).scoreDocs) {
      Document document = searcher.storedFields().document(hit.doc);
      int number = document.getField("number").numericValue().intValue();
      found.addAll(WordRuns.align(mine, WordRuns.Words.of(document.get("text")), number, quoted));
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    writer.close();
  }
}
