-- Sub-queries as conditions and as values, over the tables of FirstHourTest.
select name from emp e where exists (select * from dep d where d.dept = e.dept and d.floor > 1)
select name from emp e where not exists (select 1 from emp x where x.dept = e.dept and x.salary > e.salary)
select name from emp e where exists (select 1 from dep) and not exists (select 1 from dep where floor > 10)
select name from emp e where exists (select dept from emp x where x.boss = e.id group by dept having count(*) > 1)
select name from emp e where exists (select 1 from dep d where d.dept = e.dept and exists (select 1 from nn where nn.k = d.dept))
select name from emp where dept not in (select dept from dep where dept is not null)
select name from emp where dept not in (select dept from emp)
select name from emp where dept not in (select k from nn where k > 100)
select name from emp e where dept not in (select dept from emp x where x.boss = e.boss and x.id <> e.id)
select name from emp where (dept, salary) in (select dept, max(salary) from emp group by dept)
select * from emp semi join dep using (dept)
select * from emp anti join dep using (dept) where id > 2
select e.name from emp e anti join dep d on e.dept = d.dept and d.floor > 1
select e.name, n.m from emp e semi join dep d on e.dept = d.dept join nn n on n.k = e.dept
select name from emp e where salary > (select avg(salary) from emp x where x.dept = e.dept)
select name, (select count(*) + 1 from emp x where x.boss = e.id) as c, (select sum(salary) from emp y where y.dept = e.dept and y.id < 5) as s from emp e
select name, not exists (select 1 from dep d where d.dept = e.dept) as h from emp e
select name from emp where dept = 10 or dept in (select dept from dep where floor = 2)
select name, dept in (select dept from emp) as i, dept not in (select dept from emp where id > 100) as j from emp
select name, dept in (select x.dept from emp x where x.boss = e.boss) as i from emp e
select dept, count(*) from emp e group by dept having count(*) > (select count(*) from dep d where d.dept = e.dept)
select name from emp where dept = any (select dept from dep) and dept <> all (select k from nn)
