package dev.tasse.internal.worker;

import dev.tasse.graph.TaskStatus;
import dev.tasse.internal.scheduler.TaskState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// How all tasks get on at one moment, for people. Made under the lock of the scheduling.
final class Snapshot {
    private Snapshot() {}

    /// @param jobs by number, null where there is none
    static List<TaskStatus> of(@Nullable JobRun[] jobs, List<Worker> working) {
        List<TaskStatus> tasks = new ArrayList<>();
        for (JobRun job : jobs) {
            if (job != null) add(job, working, tasks);
        }
        return tasks;
    }

    private static void add(JobRun job, List<Worker> working, List<TaskStatus> tasks) {
        for (int id = 0; id < job.graph().size(); id++) {
            TaskStatus.State state = state(job.state().state(id));
            if (state == TaskStatus.State.SKIPPED) continue;
            String worker = state == TaskStatus.State.RUNNING ? runner(job, id, working) : "";
            tasks.add(new TaskStatus(job.number(), job.graph().key(id), state, worker));
        }
    }

    private static String runner(JobRun job, int id, List<Worker> working) {
        for (Worker worker : working) {
            if (worker.batch().holds(job, id)) return worker.name();
        }
        return "";
    }

    private static TaskStatus.State state(TaskState state) {
        return switch (state) {
            case WAITING -> TaskStatus.State.WAITING;
            case READY -> TaskStatus.State.READY;
            case RUNNING -> TaskStatus.State.RUNNING;
            case EXPANDED -> TaskStatus.State.EXPANDED;
            case DONE -> TaskStatus.State.DONE;
            case RELEASED -> TaskStatus.State.RELEASED;
            case FAILED -> TaskStatus.State.FAILED;
            case SKIPPED -> TaskStatus.State.SKIPPED;
        };
    }
}
