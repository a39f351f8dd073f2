// weakness: CWE-943 NoSQL injection
// features: same function, format
// attack: GET /games?player=x'||'1'=='1 becomes part of the $where script
// expect: 28 CWE-943
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
        Bson filter = Filters.where(String.format("this.player == '%s' && this.open", player));
        Document game = games.find(filter).first();
        if (game == null) {
            return Map.of();
        }
        return Map.of("id", game.getObjectId("_id").toHexString());
    }
}
