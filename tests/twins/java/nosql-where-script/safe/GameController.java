// weakness: CWE-943 NoSQL injection
// features: same function, format
// attack: Filters.eq compares the player as a plain value
// expect: none
package games;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class GameController {

    private final MongoCollection<Document> games;

    public GameController(MongoDatabase database) {
        this.games = database.getCollection("games");
    }

    @GetMapping("/games")
    public Map<String, Object> find(@RequestParam String player) {
        Bson filter = Filters.and(Filters.eq("player", player), Filters.eq("open", true));
        Document game = games.find(filter).first();
        if (game == null) {
            return Map.of();
        }
        return Map.of("id", game.getObjectId("_id").toHexString());
    }
}
