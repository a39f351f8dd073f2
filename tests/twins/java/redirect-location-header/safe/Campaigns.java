package campaigns;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class Campaigns {

    record Campaign(String id, String target) {
    }

    private static final Map<String, String> TARGETS = Map.of(
            "spring", "https://shop.example.com/spring",
            "newsletter", "https://www.example.com/news");

    private final AtomicLong visits = new AtomicLong();

    Campaign open(String id, String target) {
        visits.incrementAndGet();
        return new Campaign(id, TARGETS.getOrDefault(id, "/"));
    }
}
