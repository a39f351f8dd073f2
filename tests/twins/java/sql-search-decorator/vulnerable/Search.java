package spareparts;

import java.util.List;

/**
 * Finds the ids of spare parts.
 *
 * <p>Implementations may be combined: a cache in front of the
 * database, a remote catalogue behind it, and so on.
 */
public interface Search {

    /**
     * @param text what the user is looking for
     * @return the ids, the best one first
     */
    List<Long> find(String text);
}
