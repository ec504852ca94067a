package vn.mach.evidence.forecast;

import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.evidence.figures.Definitions;

/** Counts the forecasts every morning, and when a page finds one that is not of today. */
@Component
class ForecastJob implements JobType {

  private final Forecasts forecasts;
  private final Definitions definitions;

  ForecastJob(Forecasts forecasts, Definitions definitions) {
    this.forecasts = forecasts;
    this.definitions = definitions;
  }

  @Override
  public String code() {
    return Forecasts.JOB;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("forecast.job");
  }

  @Override
  public String link(Job job) {
    return "/forecast";
  }

  @Override
  public boolean maySee(Actor actor) {
    return definitions.mayDefine(actor);
  }

  @Override
  public boolean kept() {
    return false;
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Daily(LocalTime.of(3, 30)));
  }

  @Override
  public void run(Job job, JobRun run) {
    forecasts.count(run::reached);
  }
}
