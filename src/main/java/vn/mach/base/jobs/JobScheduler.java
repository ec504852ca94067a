package vn.mach.base.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * This node's share of the background work of all realms. Every node asks the common table what is
 * due and takes it by a version number, so one alone has it; a node that has not been heard of for
 * some seconds has died, and another begins its jobs again.
 */
@Component
@ConditionalOnWebApplication
class JobScheduler {

  private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final String EVERYWHERE = " everywhere";

  /**
   * Kinds of work that this node does not know or leaves to others wait for a node that does them.
   */
  private static final Duration NEVER = Duration.ofDays(36_500);

  /**
   * A job learns that the node stops where it next says how far it is; one that does not is
   * interrupted, and taken over as if the node had died.
   */
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final int MISSED_HEARTBEATS = 4;

  private final JobRunner runner;
  private final JdbcClient jdbc;
  private final Map<String, Schedule> recurringTimes = new LinkedHashMap<>();
  private final Scheduler scheduler;

  JobScheduler(JobRunner runner, JobSettings settings, DataSource dataSource, JdbcClient jdbc) {
    this.runner = runner;
    this.jdbc = jdbc;
    List<Task<?>> tasks = new ArrayList<>();
    List<RecurringTask<Void>> recurring = new ArrayList<>();
    for (JobType type : runner.types().values()) {
      if (!settings.leaves(type.code())) {
        tasks.add(
            Tasks.custom(type.code(), Void.class)
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                    run(instance.getId(), context.getSchedulerState()::isShuttingDown)));
        type.times()
            .ifPresent(times -> {
              Schedule schedule = schedule(times);
              recurringTimes.put(type.code() + EVERYWHERE, schedule);
              recurring.add(
                  Tasks.recurring(type.code() + EVERYWHERE, schedule)
                      .execute((instance, context) -> runner.startEverywhere(type)));
            });
      }
    }
    scheduler =
        Scheduler.create(dataSource, tasks)
            .startTasks(recurring)
            .jdbcCustomization(Jobs.POSTGRESQL)
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .threads(settings.threads())
            .pollingInterval(OFTEN)
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .deleteUnresolvedAfter(NEVER)
            .shutdownMaxWait(STOPS_WITHIN)
            .build();
  }

  private CompletionHandler<Void> run(
      String instance, java.util.function.BooleanSupplier stopping) {
    return runner
        .run(instance, stopping)
        .<CompletionHandler<Void>>map(pause ->
            (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(pause)))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  private static Schedule schedule(JobType.Times times) {
    return switch (times) {
      case JobType.Times.Daily(var at) -> Schedules.daily(HANOI, at);
      case JobType.Times.Pauses(var pause) -> Schedules.fixedDelay(pause);
    };
  }

  /** A restore that was cut right after its realms took their places left jobs without due time. */
  @EventListener(ApplicationReadyEvent.class)
  void start() {
    runner.resumeEverywhere();
    scheduler.start();
  }

  @TransactionalEventListener(classes = Jobs.Due.class, fallbackExecution = true)
  void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  /**
   * Lets nothing wait for a time that was wrong: jobs are due now, those of set times at their next
   * time, and a node that died is missed as soon as any other.
   */
  void clockWasSetBack(Instant now) {
    Timestamp at = Timestamp.from(now);
    jdbc.sql(
            "update scheduled_tasks set last_heartbeat = :now where picked and last_heartbeat > :now")
        .param("now", at)
        .update();
    jdbc.sql(
            "update scheduled_tasks set execution_time = :now where not picked and execution_time > :now and right(task_name, :length) <> :everywhere")
        .param("now", at)
        .param("length", EVERYWHERE.length())
        .param("everywhere", EVERYWHERE)
        .update();
    recurringTimes.forEach((task, schedule) ->
        jdbc.sql(
                "update scheduled_tasks set execution_time = :next where not picked and task_name = :task and execution_time > :next")
            .param("next", Timestamp.from(schedule.getInitialExecutionTime(now)))
            .param("task", task)
            .update());
    look();
  }

  /** Before the pool of connections is closed: a job that is cut here has the time to say so. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    scheduler.stop();
  }
}
