package invites;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

@Component
public class InviteStore {

    private final MongoTemplate mongo;

    public InviteStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public boolean exists(String token) {
        StringBuilder json = new StringBuilder();
        json.append("{\"used\": false, \"token\": \"").append(token).append("\"}");
        Query query = new BasicQuery(json.toString());
        return mongo.exists(query, Document.class, "invite");
    }
}
