package club;

import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.Query;

public class MemberDao {

    private final SessionFactory factory;

    public MemberDao(SessionFactory factory) {
        this.factory = factory;
    }

    public List<String> namesIn(String town) {
        try (Session session = factory.openSession()) {
            String hql = """
                    select m.name from Member m
                    where m.active = true and m.town = '%s'
                    order by m.name""".formatted(town);
            Query<String> query = session.createQuery(hql, String.class);
            return query.setMaxResults(200).list();
        }
    }
}
