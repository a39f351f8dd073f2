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
                    where m.active = true and m.town = :town
                    order by m.name""";
            Query<String> query = session.createQuery(hql, String.class);
            query.setParameter("town", town);
            return query.setMaxResults(200).list();
        }
    }
}
