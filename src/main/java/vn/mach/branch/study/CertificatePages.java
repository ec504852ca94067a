package vn.mach.branch.study;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.base.web.PublicAddress;
import vn.mach.branch.study.CertificatesSql.Certificate;
import vn.mach.documents.papers.LayoutStandard;
import vn.mach.documents.papers.Paper;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.PaperHead;
import vn.mach.documents.papers.Papers;
import vn.mach.documents.papers.SignatureBlock;

/**
 * Certificates: the public page that checks one, its paper with the QR that leads there, one's own
 * learning record, and the list from which a manager withdraws.
 */
@Controller
class CertificatePages {

  /** What comes behind it in an address is a certificate's code: open to everybody. */
  static final String PATH = "/study/certificates/check/";

  private final Certificates certificates;
  private final CertificatesSql sql;
  private final RecordSql records;
  private final StudyCampaigns campaigns;
  private final Papers papers;
  private final PublicAddress address;

  CertificatePages(
      Certificates certificates,
      CertificatesSql sql,
      RecordSql records,
      StudyCampaigns campaigns,
      Papers papers,
      PublicAddress address) {
    this.certificates = certificates;
    this.sql = sql;
    this.records = records;
    this.campaigns = campaigns;
    this.papers = papers;
    this.address = address;
  }

  record WithdrawForm(@Nullable String reason) {}

  /** Says name, campaign, day and whether it holds: to anybody who has the code. */
  @GetMapping(PATH + "{code:[A-Z0-9]{20}}")
  String check(@PathVariable String code, Model model) {
    model.addAttribute(
        "certificate", sql.byCode(code).orElseThrow(() -> new NotFound("certificate " + code)));
    return "branch/study/check";
  }

  /** What the actor studied, wherever they belonged then. */
  @GetMapping("/study/mine")
  String mine(Actor actor, Model model) {
    long me = CampaignsSql.me(actor);
    model.addAttribute("lines", records.lines(me));
    model.addAttribute("certificates", sql.of(me));
    return "branch/study/mine";
  }

  @Expensive
  @GetMapping("/study/certificates/{id:\\d+}.pdf")
  ResponseEntity<byte[]> paper(Actor actor, @PathVariable long id, HttpServletRequest request) {
    Certificate it = certificates.find(id);
    if (it.person() != CampaignsSql.me(actor)) {
      campaigns.managed(actor, it.campaign());
    }
    if (!it.holds()) {
      throw new NotFound("certificate " + id);
    }
    String place = address.of(request);
    String check = place.isEmpty() ? null : place + PATH + it.code();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("giay-chung-nhan-" + it.id() + ".pdf")
                .build()
                .toString())
        .body(papers.pdf(paper(it, check)));
  }

  static Paper paper(Certificate it, @Nullable String address) {
    return new Paper(
        LayoutStandard.PARTY,
        new PaperHead(
            "", it.unitName(), "", "", it.issuedOn(), "Giấy chứng nhận", "Hoàn thành đợt học tập"),
        List.of(
            PaperBlock.Paragraph.of("Chứng nhận đồng chí: " + it.name() + "."),
            PaperBlock.Paragraph.of("Đã hoàn thành đợt học tập: " + it.campaignTitle() + "."),
            PaperBlock.Paragraph.of("Ngày cấp: " + DayFormats.DAY.format(it.issuedOn()) + "."),
            PaperBlock.Paragraph.of("Mã kiểm tra: " + it.code() + ".")),
        SignatureBlock.NONE,
        List.of(),
        address);
  }

  @GetMapping("/study/{id:\\d+}/certificates")
  String list(
      Actor actor, @PathVariable long id, @RequestParam(defaultValue = "1") int page, Model model) {
    return list(
        campaigns.managed(actor, new CampaignId(id)), page, Form.of(new WithdrawForm("")), model);
  }

  private String list(Campaign campaign, int page, Form<WithdrawForm> form, Model model) {
    Paging paging = new Paging(page, 50);
    model.addAttribute("campaign", campaign);
    model.addAttribute("form", form);
    model.addAttribute(
        "certificates",
        paging.slice(sql.ofCampaign(campaign.id(), paging.limit(), paging.offset())));
    return "branch/study/certificates";
  }

  @PostMapping("/study/certificates/{id:\\d+}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") WithdrawForm typed,
      @RequestParam String key,
      Model model) {
    Campaign campaign = campaigns.managed(actor, certificates.find(id).campaign());
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), 500);
    return Answers.of(
        reading.then(() -> certificates.withdraw(actor, key, id, reason)),
        done ->
            Answers.to(
                "/study/" + campaign.id().value() + "/certificates", "study.certificate.withdrawn"),
        refusals -> list(campaign, 1, Form.refused(typed, refusals), model));
  }
}
