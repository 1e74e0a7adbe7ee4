-- What somebody who knows DuckDB tries in the first hour, over the tables of FirstHourTest.
select name, salary from emp where salary > 3500 order by salary desc, name
select dept, count(*), avg(salary) from emp group by dept having count(*) > 1
select distinct dept from emp
select case dept when 10 then 'ten' when 20 then 'twenty' else 'other' end as d, count(*) from emp group by 1
with x as (select dept, max(salary) as m from emp group by dept) select e.name from emp e join x on e.dept = x.dept and e.salary = x.m
select * from (select id, salary * 2 as s2 from emp) where s2 > 9000
select name n, salary s from emp order by s desc nulls last, n limit 3
select name, salary from emp order by 2 nulls first, 1 limit 2 offset 1
select dept, sum(salary) from emp group by all order by all
select dept d, count(*) c from emp group by d having c > 1 order by c desc, d
select '5'::int + 1, 3.7::int, '2020-01-05'::date, 1::varchar || 'x'
select name from emp where name ilike 'a%' or name like '%o%' or name ~ 'G.*'
select id from emp where hired between '2020-01-01' and '2020-12-31'
select hired + interval 1 month, hired - interval 1 year, hired + 5, hired - date '2020-01-01' from emp
select ts::date, date_trunc('month', ts), extract(year from ts), month(ts), epoch(ts) from ev
select dept, sum(salary) filter (where name is not null) as s, count(*) filter (where id > 2) from emp group by dept
select * from emp join dep using (dept)
select * from emp left join dep using (dept)
select * from emp full join dep using (dept)
select * from emp natural join dep
select * exclude (floor), 1 as one from emp join dep using (dept)
select * exclude hired from emp
select * replace (upper(name) as name) from emp
select e.*, d.title from emp e, dep d where e.dept = d.dept
select e.name, d.title from emp e cross join dep d where e.dept = d.dept
select e.name, b.name as boss from emp e left join emp b on e.boss = b.id order by e.id
select e1.name as a, e2.name as b from emp e1 join emp e2 on e1.salary < e2.salary and e1.dept = e2.dept
select d.title, count(e.id) from dep d left join emp e on d.dept = e.dept group by d.title
select coalesce(dept, -1), ifnull(name, '?'), nullif(dept, 10), least(1, 2), if(id > 2, 'a', 'b') as i from emp
select round(salary, 1), floor(salary), abs(-3), sqrt(16), power(2, 10), 7 % 3, 7 // 2, 7 / 2 from emp
select left(name, 2), lpad(name, 5, '.'), split_part('a,b', ',', 2), regexp_replace('abc', 'b', 'X'), concat(name, '!') from emp
select any_value(dept) is not null, count_if(salary > 4000), median(salary), stddev(salary), bool_or(id > 3) from emp
select dept from emp union select dept from dep
select dept from emp union all select dept from dep order by dept
select dept from emp except select dept from dep
select * from (values (1, 'x'), (2, 'y')) as v(a, b)
select id from emp where name in ('Ann', 'Bob') and dept not in (30, 40) or id not in (1, 2, null)
select strftime(hired, '%Y-%m'), dayname(hired), last_day(hired), date_diff('day', date '2020-01-01', hired) from emp
select (select count(*) from emp) as total, name from emp
select dept, avg(distinct salary) a from emp where salary is not null group by dept order by a desc
