package queue.web;

/**
 * A job as the client sends it.
 *
 * @param name     the name of the script without its ending
 * @param priority from 0 (at once) to 19 (when nothing else is to be done)
 */
public record Job(String name, int priority) {

    public Job {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("name");
        }
        priority = Math.max(0, Math.min(19, priority));
    }
}
